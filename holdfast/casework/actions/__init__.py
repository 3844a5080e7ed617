"""Every change to a case. Split by journey."""
