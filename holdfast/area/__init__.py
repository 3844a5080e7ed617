"""The place: published figures of an area and its small areas, and what a slide claims of them.

Owns: publications and their figures, boundaries, claims with their arithmetic, trends.
Does not: know a family, a case or a member of staff; say what a figure means for the programme.
"""
