"""What may go wrong without anybody's mistake, told in plain words instead of a traceback."""


class Trouble(Exception):  # noqa: N818 - it is told to a person, not raised at a programmer
    """Say in one or two sentences what is wrong and what to do about it."""
