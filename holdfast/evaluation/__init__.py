"""Evaluation: what a year of the programme did, for whom, how surely, and at what cost.

Owns: the snapshot of an authority's records without names, the questions asked of it, and what
they found: figures and tables, each with how sure it is, after small numbers are hidden.
Does not: know a family by name, or write a report (`report` does).
"""
