"""The borough: its teams and who works in them.

Owns: the authority, its teams, who is posted to each and who manages it.
Does not: know about the programme; a team is there whether or not a pilot runs.
"""
