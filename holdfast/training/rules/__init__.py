"""The rules of training: how days and places on them go on, what may be done, who is trained.

Split by what they are about; each module is imported by its own name.
"""
