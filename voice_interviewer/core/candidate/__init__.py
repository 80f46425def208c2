"""The introduction as facts: skills, years, level, projects."""
