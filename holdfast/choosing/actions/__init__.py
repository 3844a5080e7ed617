"""Every change to a nomination, by journey."""
