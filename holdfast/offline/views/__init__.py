"""The pages of work without signal. Split by journey."""
