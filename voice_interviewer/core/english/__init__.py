"""The tables of the English interview that no other module holds."""
