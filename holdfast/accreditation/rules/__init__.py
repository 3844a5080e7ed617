"""Rules of accreditation: what a passport counts, and when a CPD entry may be kept."""
