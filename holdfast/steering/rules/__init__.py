"""The rules of steering: the plan, commitments and money, communication, reviews."""
