"""What a report draws: nothing of a single child, and all of it told in words beside."""
