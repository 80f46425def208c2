"""Understanding one turn: when it ends, what was said, what to do about it."""
