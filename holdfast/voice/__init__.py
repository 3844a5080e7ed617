"""Staff voice: what staff say of the programme when they are asked, without a name; and the reply.

Owns: waves of the pulse, that somebody has answered, counts, comments, replies, offers of help.
Does not: keep who answered what, anywhere; score a person; hear what nobody asked (`learning`).
"""
