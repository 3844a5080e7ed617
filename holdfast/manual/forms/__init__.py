"""What is typed about the manual, and asked of it."""
