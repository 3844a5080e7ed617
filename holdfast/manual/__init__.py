"""The manual: its editions, sections, modules and steps, by neutral labels of our own.

Owns: the catalogue, and the guide files a licensed site uploads to a step.
Does not: hold a word of the manual's text.
"""
