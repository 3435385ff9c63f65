"""Those who watch a made-up world, and what each of them makes of it: noise, gaps, duplicates, errors, lies.

`network.network_of` says who watches from where and when; `watch.watch` goes through a world day by day and gives what
is told of it as `rows.Rows`. What a row was caused by, and what was distorted in it, stands in the rows and goes to the
truth, never to the observations.
"""
