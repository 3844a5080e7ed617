"""Every change to risks and proposals. Split by journey."""
