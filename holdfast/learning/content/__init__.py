"""What Holdfast brings with it: the observations that Merton's own slides made."""
