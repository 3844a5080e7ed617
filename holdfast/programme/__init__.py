"""A run of the programme and who takes part in it.

Owns: the run (the pilot's year), its participants and their part in it.
Does not: know what they do with families, or what they learn.
"""
