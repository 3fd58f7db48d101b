"""A lever's value that was not taken; apart from the board, so that who only hears of it imports nothing slow."""


class Refused(Exception):  # noqa: N818  (reads as what happened to a lever)
    """Why the value was not taken, in the reader's language."""
