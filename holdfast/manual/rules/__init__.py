"""The manual’s rules: what may be uploaded, noted, reported and found."""
