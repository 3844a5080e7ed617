"""Capacity: who has time for the programme, and whether the time that was promised was given.

Owns: how many children somebody holds and their part of full time, releases of time, the leave and
leaver planner, turnover and refilled places, what one more case would ask, the one-to-one's sheet.
Does not: keep absences, leavings or hand-overs (place, casework), nor judge anybody by the figures.
"""
