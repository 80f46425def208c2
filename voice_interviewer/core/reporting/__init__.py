"""The report: ratings, figures, sentences, and what people add to them."""
