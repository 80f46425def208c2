"""A voice-driven virtual HR interviewer: asks aloud, listens, transcribes on this machine, reports with evidence."""

__version__ = "0.1.0"
