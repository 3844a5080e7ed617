"""Every change a return makes: planned from what is read, then written in one transaction."""
