"""Choosing a case: who could be one, who was asked, and what was decided.

Owns: nominations, suitability checks, advice on them, managers' decisions, families' agreements.
Does not: open a case; casework does, from a nomination that is agreed.
"""
