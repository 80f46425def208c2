"""The independent checker of reports: everything counted again from the log."""
