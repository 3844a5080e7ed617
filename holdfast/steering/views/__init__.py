"""Pages of steering, by journey."""
