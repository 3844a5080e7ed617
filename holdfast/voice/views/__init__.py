"""The pages of staff voice, by journey."""
