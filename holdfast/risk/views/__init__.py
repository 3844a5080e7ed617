"""The pages of risk, by journey."""
