"""Questions asked of the manual: its catalogue, a search of it, what a site added."""
