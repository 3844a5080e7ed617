"""What the invented year is made of: households, plots, and short words of our own."""
