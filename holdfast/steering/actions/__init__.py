"""Every change to the plan, to commitments, to what people are told, and to reviews."""
