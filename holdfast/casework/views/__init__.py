"""The pages of a case. Split by journey."""
