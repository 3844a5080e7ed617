"""What is typed about a private link: by those who make it, and at its door."""
