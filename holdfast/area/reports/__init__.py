"""Questions across published figures: which places there are, what is known of one."""
