"""A made-up world with a front, a truce and everything that happens in it, of which the truth is known.

`make.make_world` makes a `make.World` from a `scenario.Scenario`: its `front.Front`, `weather.Weather`,
`orders.Orders`, `access.Access` and `truth.Truth`. `shipped.scenario` gives a scenario that comes with the program, or
one from a file. `sizing.sized` makes it louder or quieter.
Nothing in it is evidence about any real conflict.
"""
