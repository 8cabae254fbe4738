"""Ways a name cannot be taken: data for a template, never wording."""

from dataclasses import dataclass

from rules.errors import Refusal


@dataclass(unsafe_hash=True)
class NotAName(Refusal):
    """`what` is collective, individual, household, position or officer."""

    what: str


@dataclass(unsafe_hash=True)
class NameTooLong(Refusal):
    """`limit` counts characters; `what` as in NotAName."""

    what: str
    limit: int
