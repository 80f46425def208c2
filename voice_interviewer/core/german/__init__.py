"""The tables of the German interview."""
