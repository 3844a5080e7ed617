"""What is typed about nominations, by journey."""
