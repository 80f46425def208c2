"""Ratings and what follows from them by formula."""
