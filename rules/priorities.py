"""What goes first when more waits to be said than a network takes at once."""

from enum import IntEnum


class Priority(IntEnum):
    """The lower goes first."""

    ANSWER = 0
    BALLOT = 1
    NOTICE = 2
    REMINDER = 3
