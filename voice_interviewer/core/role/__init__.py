"""A role: persona, question bank, rubric, and what is wrong with them."""
