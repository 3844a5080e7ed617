"""The rules of evaluation, in plain Python: statistics, how sure they are, and what is hidden."""
