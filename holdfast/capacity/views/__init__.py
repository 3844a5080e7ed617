"""The pages of capacity: who has time, one person, the weeks ahead, turnover."""
