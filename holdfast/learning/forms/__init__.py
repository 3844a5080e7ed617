"""What is typed when something is noted, sorted, or answered."""
