"""Every change to what a site adds to the manual’s catalogue."""
