"""Pages about measures themselves; what concerns one family is shown by casework."""
