"""The work with a family under the programme.

Owns: the case, who works it, its goals, visits, events and plan, and its discussion in supervision.
Does not: know who the people are (families) or how a measure is scored (measures).
"""
