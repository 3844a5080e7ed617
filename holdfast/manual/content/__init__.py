"""The catalogue that ships with Holdfast: labels of our own, no text of the manual."""
