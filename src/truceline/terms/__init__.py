"""What was agreed, as data; and what of it is in force at an instant, as known at an instant.

Every state is reckoned from (terms, view of the record) and never stored. Nothing here has looked at what happened on
the line: whether a duty was kept is a finding, further right.
"""
