"""Pages of learning, by journey."""
