"""Every change by or about a private link."""
