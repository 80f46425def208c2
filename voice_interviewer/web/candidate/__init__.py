"""The candidate's pages: before the interview and after it."""
