"""The clinical supervision groups and when they meet.

Owns: groups, who has a place in them, and their meetings.
Does not: know which families were discussed; casework records that, pointing here.
"""
