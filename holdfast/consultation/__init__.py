"""Consultation: what clinicians are asked beside supervision, and what they advise.

Owns: questions to a clinician, with a family's case or without a name, and corridor advice.
Does not: run supervision groups (supervision), nor keep joint visits (casework): it counts those.
"""
