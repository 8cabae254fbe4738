"""How a notice of the lead's can be refused."""

from dataclasses import dataclass

from rules.errors import Refusal


class NoticeWordless(Refusal):
    """A notice says something besides its files."""


@dataclass(unsafe_hash=True)
class NoticeTooLong(Refusal):
    """`limit` and `length` count characters."""

    limit: int
    length: int
