"""Measures: what was asked of whom, how it is scored, and what the score says.

Owns: instruments (pure scoring, band tables, licences) and their administrations.
Does not: know why a measure was asked, or what the work with the family is.
"""
