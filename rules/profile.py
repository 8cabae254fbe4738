"""The rule profile: how one bloc votes in one year, every point of it data with a source (DOMAIN §4)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any


class Form(StrEnum):
    SECRET = "secret"  # noqa: S105
    OPEN = "open"
    UNANIMOUS = "unanimous"
    PAPER = "paper"


class BallotKind(StrEnum):
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
    """`quorum` is of all members, None for no quorum; `seats` is how many the award has. A blank paper
    is valid (for nobody) or invalid; more marks than `at_most` is always invalid. `sources` by field name."""

    form: Form
    kind: BallotKind
    at_most: int
    seats: int
    threshold: Bar
    denominator: Denominator
    quorum: Bar | None
    tie: tuple[Tie, ...]
    shortlist: str = "eligible_only"
    blank_valid: bool = True
    max_rounds: int = 2
    publish: Publish = Publish.COUNTS_OF_CHOSEN
    self_vote: bool = True
    lead_votes: bool = True
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


def profile_to_dict(profile: Profile) -> dict[str, Any]:
    """Plain JSON values, fractions as "2/3"."""
    return {
        "form": profile.form.value,
        "type": {"kind": profile.kind.value, "k": profile.at_most},
        "quota": {"fixed": profile.seats},
        "threshold": _bar_to_dict(profile.threshold) | {"denominator": profile.denominator.value},
        "quorum": _bar_to_dict(profile.quorum) if profile.quorum else None,
        "tie_at_quota_line": [tie.value for tie in profile.tie],
        "shortlist": profile.shortlist,
        "blank": "valid" if profile.blank_valid else "invalid",
        "max_rounds": profile.max_rounds,
        "publish": profile.publish.value,
        "electorate": {"self_vote": profile.self_vote, "lead_unit_votes": profile.lead_votes},
        "sources": dict(profile.sources),
    }


def profile_from_dict(data: Mapping[str, Any]) -> Profile:
    """What `profile_to_dict` wrote; raise KeyError naming a missing field, ValueError for an unknown word."""
    threshold, electorate = data["threshold"], data["electorate"]
    return Profile(
        form=Form(data["form"]),
        kind=BallotKind(data["type"]["kind"]),
        at_most=int(data["type"]["k"]),
        seats=int(data["quota"]["fixed"]),
        threshold=_bar(threshold),
        denominator=Denominator(threshold["denominator"]),
        quorum=_bar(data["quorum"]) if data["quorum"] else None,
        tie=tuple(Tie(word) for word in data["tie_at_quota_line"]),
        shortlist=data["shortlist"],
        blank_valid=_valid(data["blank"]),
        max_rounds=int(data["max_rounds"]),
        publish=Publish(data["publish"]),
        self_vote=bool(electorate["self_vote"]),
        lead_votes=bool(electorate["lead_unit_votes"]),
        sources=dict(data.get("sources", {})),
    )


def _bar_to_dict(bar: Bar) -> dict[str, str]:
    return {"fraction": str(bar.fraction), "op": bar.op.value}


def _bar(data: Mapping[str, str]) -> Bar:
    return Bar(Fraction(data["fraction"]), Op(data["op"]))


def _valid(word: str) -> bool:
    if word not in ("valid", "invalid"):
        raise ValueError(word)
    return word == "valid"
