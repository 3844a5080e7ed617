"""Report: what an evaluation found, written for a board and for an evaluator.

Owns: reports as they were frozen, their pages, PDF and Word files, and what has moved between two.
Does not: work out a figure (`evaluation` does), or hide one: it writes what it is given.
"""
