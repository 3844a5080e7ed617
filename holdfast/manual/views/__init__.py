"""The manual’s pages, by what they are about."""
