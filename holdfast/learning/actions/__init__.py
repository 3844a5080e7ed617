"""Every change to observations, strategies and replies. Split by journey."""
