"""Pages of clinical supervision. No family is named on any."""
