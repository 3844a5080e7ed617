"""What is typed about measures themselves: which the programme uses, and by which rules."""
