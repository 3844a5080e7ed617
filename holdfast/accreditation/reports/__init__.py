"""Questions of accreditation: what a passport shows, and what was come to."""
