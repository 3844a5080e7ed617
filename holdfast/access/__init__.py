"""Who may do what.

Owns: people who sign in, the policy table, the door every page goes through, grants to records,
what somebody is in the middle of typing, and the proof of identity the database asks for.
Does not: know what a case or a family is; a grant names them by their keys alone.
"""
