"""Steering: the plan of the pilot, who committed to it, who was told what, and its reviews.

Owns: milestones, responsibilities, decisions, steering actions, commitments, budget lines,
stakeholders, notices, newsletters, review points and their papers.
Does not: judge a person, or hold anything of a family. Its figures are counts, and small ones are
kept back.
"""
