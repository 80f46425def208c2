"""What all tests share."""

from hypothesis import settings

# how fast a machine is must never fail a test
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
