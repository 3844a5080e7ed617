"""What a list of choices is: the word kept, and the words shown."""

Choices = list[tuple[str, str]]
