"""The pages of the place, by journey."""
