"""Who is proposed for commendation; a proposal is never itself an award (DOMAIN §5)."""

from dataclasses import dataclass
from enum import StrEnum


class NominationKind(StrEnum):
    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"
    HOUSEHOLD = "household"


class NominationState(StrEnum):
    """draft -> with_head -> sent -> commended, or back to draft."""

    DRAFT = "draft"
    WITH_HEAD = "with_head"
    SENT = "sent"
    COMMENDED = "commended"


@dataclass(frozen=True)
class Nomination:
    """`position` is empty for collectives and households."""

    id: int
    bloc: int
    unit: int
    kind: NominationKind
    name: str
    position: str
    state: NominationState
