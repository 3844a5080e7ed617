"""Pages of accreditation, by journey."""
