"""What a family sees: one measure, answered on their own phone or on a device handed over.

Owns: private links and what becomes of them, the door and its check, the pages that ask, the
languages those pages speak, and the messages that carry a link. Does not: score (measures do),
decide what is asked when (that is the ask), or show a family anything of anybody's record.
"""
