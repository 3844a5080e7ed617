"""Facts that ship with Holdfast."""
