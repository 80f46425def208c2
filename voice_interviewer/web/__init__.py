"""The web: a room for the candidate, a desk for the recruiter. `app.create_app` puts it together."""
