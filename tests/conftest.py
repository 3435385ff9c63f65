"""Settings for all tests. `pytest --hypothesis-profile=deep tests/terms` looks at many more worlds."""

from hypothesis import HealthCheck, settings

settings.register_profile("daily", deadline=None)
settings.register_profile("deep", max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("daily")
