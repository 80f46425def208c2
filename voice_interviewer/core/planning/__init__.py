"""What is asked next, and what fits into the time."""
