"""Risk: what may go wrong with the programme, who sees to it, and what the figures propose.

Owns: risks, their scores over time, proposals and why each was accepted or rejected.
Does not: a child's safety, which is `casework`'s; it is shown here to those who may read the case.
"""
