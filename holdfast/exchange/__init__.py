"""The outside world: returns read in, files scored.

Owns: reading what councils send, remembering each import, and undoing it.
Does not: hold what was read; that belongs to the app it is about.
"""
