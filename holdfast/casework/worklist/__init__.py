"""Questions behind “My work”, the cases list, “My team” and the trail: a few queries each."""
