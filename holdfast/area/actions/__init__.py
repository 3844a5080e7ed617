"""Every change to published figures and to claims of the place."""
