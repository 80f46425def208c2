"""What the interviewer says: prompts, follow-ups, and what it may not say."""
