"""What is typed about a case. Split by journey."""
