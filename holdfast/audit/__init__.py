"""The trail: who did what, who saw what, and what every row was before.

Owns: the explicit entries, the log of reading, the log of refusals, the history of every row.
Does not: know what any of it is about; there are no foreign keys, so the trail outlives it.
"""
