"""Training days on the manual's sections, and who came.

Owns: days and attendance. Does not: decide who may take a case.
"""
