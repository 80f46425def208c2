"""The HTML report, one module for each group of its sections."""
