"""Settings for all tests. `pytest --hypothesis-profile=deep tests/terms` looks at many more worlds.

The daily profile draws the same worlds every time: what passes for one person passes for the
next. The deep one draws new ones.
"""

from hypothesis import HealthCheck, settings

settings.register_profile("daily", deadline=None, derandomize=True)
settings.register_profile("deep", max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("daily")
