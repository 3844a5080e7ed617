"""Owns: reading an extract with Standard Safeguarding Dataset columns. Does not: store it."""
