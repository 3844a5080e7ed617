"""Every change to training days, places on them, what is said of them, what is handed out."""
