"""The rule profile: how one bloc votes in one year, every point of it data with a source (DOMAIN §4)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from rules.shortlist import ELIGIBLE_ONLY, Shortlist


class Form(StrEnum):
    SECRET = "secret"  # noqa: S105
    OPEN = "open"
    UNANIMOUS = "unanimous"
    PAPER = "paper"


class BallotKind(StrEnum):
    """`APPROVE_EACH`: a mark approves, no mark does not. `OPINION_EACH`: agree, against or no opinion."""

    CHOOSE_AT_MOST = "choose_at_most"
    APPROVE_EACH = "approve_each"
    ELECT_ONE = "elect_one"
    OPINION_EACH = "opinion_each"


class Op(StrEnum):
    OVER = ">"
    AT_LEAST = ">="


class Denominator(StrEnum):
    ELIGIBLE = "eligible"
    PRESENT = "present"
    ISSUED = "issued"
    COLLECTED = "collected"
    VALID = "valid"


class Tie(StrEnum):
    """What settles a tie at the quota line, tried in the profile's order."""

    RUN_OFF = "run_off_among_tied"
    HIGHER_SCORE = "higher_final_score"
    CHAIR = "chair_decides_recorded"
    COUNCIL = "leave_to_the_council"


class Electorate(StrEnum):
    """Who has a ballot: each unit one, or each delegate named to the bloc."""

    UNITS = "units"
    DELEGATES = "delegates"


class LeaderBy(StrEnum):
    """How next year's lead is found."""

    ELECTION = "election"
    ROTATION = "rotation"
    APPOINTMENT = "appointment"


class PublishWhen(StrEnum):
    """`AT_ONCE`: with the count, before anybody has read it out."""

    WHEN_ANNOUNCED = "when_announced"
    AT_ONCE = "at_once"


class Publish(StrEnum):
    ALL_COUNTS = "all_counts"
    COUNTS_OF_CHOSEN = "counts_of_chosen"
    NAMES_ONLY = "names_only"


@dataclass(frozen=True)
class Bar:
    """A fraction that must be passed (>) or reached (>=)."""

    fraction: Fraction
    op: Op

    def needed(self, of: int) -> int:
        return needed_votes(self.fraction, self.op, of)


@dataclass(frozen=True)
class Profile:
    """How one ballot is held; `at_most` and `seats` are this ballot's, the bloc's awards give others theirs.

    `quorum` is of all members, None for no quorum. `at_most` binds where units are chosen, and more marks are
    always invalid; a blank paper is valid (for nobody) or not. `key_threshold` of `key_shares` members open a box.
    `in_chat`: marks may be tapped in Telegram. `paper_beside`: slips may join the phones. `sources` by field name.
    """

    form: Form
    kind: BallotKind
    at_most: int
    seats: int
    threshold: Bar
    denominator: Denominator
    quorum: Bar | None
    tie: tuple[Tie, ...]
    shortlist: Shortlist = ELIGIBLE_ONLY
    blank_valid: bool = True
    max_rounds: int = 2
    publish: Publish = Publish.COUNTS_OF_CHOSEN
    publish_when: PublishWhen = PublishWhen.WHEN_ANNOUNCED
    electorate: Electorate = Electorate.UNITS
    self_vote: bool = True
    lead_votes: bool = True
    one_award_per_unit: bool = True
    leader: LeaderBy = LeaderBy.ELECTION
    key_shares: int = 3
    key_threshold: int = 2
    in_chat: bool = False
    paper_beside: bool = True
    sources: Mapping[str, str] = field(default_factory=dict, hash=False)


def needed_votes(fraction: Fraction, op: Op, of: int) -> int:
    """The fewest whole votes out of `of` that satisfy the bar, never less than one."""
    whole = fraction.numerator * of // fraction.denominator
    if op is Op.OVER or whole * fraction.denominator < fraction.numerator * of:
        whole += 1
    return max(1, whole)


def needed_present(profile: Profile, members: int) -> int:
    return profile.quorum.needed(members) if profile.quorum else 0


def quorum_met(profile: Profile, members: int, present: int) -> bool:
    return present >= needed_present(profile, members)
