"""How messages leave, and letters to members of staff that wait, were sent or failed.

Owns: the carriers, and mailings: one e-mail to one person, sent once and tried again if it failed.
Does not: know what a letter is about, or whether it should be written (supervision, training). A
message to a family is kept by `family_pages`, which uses the same carriers.
"""
