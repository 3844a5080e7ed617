"""The rules of the report, in plain Python: what is said, in which order, and what has moved."""
