"""Learning: what helps the programme and what gets in its way, and what was done about it.

Owns: observations, their constructs (CFIR 2.0), strategies, replies, the theme board and pictures.
Does not: judge a person or a case. A note in a sentence names nobody of a family.
"""
