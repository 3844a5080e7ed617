"""What a pulse asks, in words of our own."""
