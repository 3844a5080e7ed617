"""Questions behind the plan, commitments, what people were told, and reviews."""
