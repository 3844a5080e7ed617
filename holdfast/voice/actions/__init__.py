"""Every change to waves, answers, comments, replies and offers of help. Split by journey."""
