"""What is typed about the plan, commitments, what people are told, and reviews."""
