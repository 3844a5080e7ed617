"""Pages of consultation, by journey."""
