"""What is said on a command line, read as numbers; what cannot be is refused in words."""

import argparse


def pounds(said: str) -> int:
    """Read pounds, such as 42.50, as pence."""
    whole, _, pence = said.partition(".")
    if not whole.isdecimal() or (pence and not (pence.isdecimal() and len(pence) == 2)):
        raise argparse.ArgumentTypeError(f"{said!r} is not pounds, such as 42.50")
    return int(whole) * 100 + int(pence or 0)


def at_least_one(said: str) -> int:
    """Read a whole number from 1."""
    if not said.isdecimal() or int(said) < 1:
        raise argparse.ArgumentTypeError(f"{said!r} is not a whole number from 1")
    return int(said)


def sizes(said: str) -> tuple[int, int]:
    """Read the least and the most people of a group, such as 5-6; 6 alone is both."""
    least, _, most = said.partition("-")
    found = at_least_one(least), at_least_one(most or least)
    if found[0] > found[1]:
        raise argparse.ArgumentTypeError(f"{said!r}: write the smaller size first, such as 5-6")
    return found


def seconds(said: str) -> float:
    """Read a number of seconds above 0 and up to a day."""
    try:
        found = float(said)
    except ValueError:
        found = 0.0
    if not 0 < found <= 86_400:
        raise argparse.ArgumentTypeError(f"{said!r} is not a number of seconds above 0")
    return found
