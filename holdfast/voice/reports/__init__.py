"""Questions behind the pulse, its results, and the list of who might be glad of a call."""
