"""A report on paper: as a tagged PDF and as a Word file."""
