"""The one way in which dev.py gives up."""


class UserError(Exception):
    """What is wrong and what to do about it, in one sentence."""
