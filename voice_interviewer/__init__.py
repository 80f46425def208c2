"""A voice-driven virtual HR interviewer: it asks aloud, listens, transcribes on this machine and reports with evidence."""

__version__ = "0.1.0"
