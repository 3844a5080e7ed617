"""The pages of choosing a case, by journey."""
