"""Families, children, adults, the ties between them, and each child's statuses over time.

Owns: who the people are. Does not: know about cases; a family is known whether or not it has one.
"""
