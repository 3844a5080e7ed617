"""The shapes of published files that are known: one module for each publisher's way of writing."""
