"""For all rooms: no test fails because the machine is busy, and the rules' tests need pytest alone."""

collect_ignore_glob = []
try:
    from hypothesis import HealthCheck, settings
except ImportError:
    collect_ignore_glob += ["rules/*_properties.py"]  # they search for examples by Hypothesis
else:
    settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("house")
