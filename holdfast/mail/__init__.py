"""How messages leave: by e-mail, by text message, or into a folder.

Owns: the carriers. Does not: know what a message is about, or whether it should be sent.
"""
