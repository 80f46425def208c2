"""Rating an answer: the embedded grader and scorer, and the form in which a model is asked."""
