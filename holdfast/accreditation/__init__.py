"""Accreditation: what somebody can show of their own development.

Owns: the passport of one practitioner, and CPD entries drafted from meetings and training days.
Does not: keep attendance (supervision, training) or cases (casework): it counts those. An award,
when there is one, is put together here from the same passport and the entries that were kept.
"""
