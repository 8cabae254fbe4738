"""A rule profile as plain JSON values, fractions as "2/3" and points as text, and back."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from rules.profile import (
    BallotKind,
    Bar,
    Denominator,
    Electorate,
    Form,
    LeaderBy,
    Op,
    Profile,
    Publish,
    PublishWhen,
    Tie,
)
from rules.shortlist import Shortlist, ShortlistRule


def profile_to_dict(profile: Profile) -> dict[str, Any]:
    return {
        "form": profile.form.value,
        "type": {"kind": profile.kind.value, "k": profile.at_most},
        "quota": {"fixed": profile.seats},
        "threshold": _bar_to_dict(profile.threshold) | {"denominator": profile.denominator.value},
        "quorum": _bar_to_dict(profile.quorum) if profile.quorum else None,
        "tie_at_quota_line": [tie.value for tie in profile.tie],
        "shortlist": profile.shortlist.rule.value,
        "top_n": profile.shortlist.n,
        "min_score": str(profile.shortlist.points),
        "blank": "valid" if profile.blank_valid else "invalid",
        "max_rounds": profile.max_rounds,
        "publish": profile.publish.value,
        "publish_when": profile.publish_when.value,
        "electorate": {
            "who": profile.electorate.value,
            "self_vote": profile.self_vote,
            "lead_unit_votes": profile.lead_votes,
        },
        "one_award_per_unit": profile.one_award_per_unit,
        "leader": profile.leader.value,
        "keys": {"shares": profile.key_shares, "threshold": profile.key_threshold},
        "in_chat": profile.in_chat,
        "paper_beside": profile.paper_beside,
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
        shortlist=_shortlist(data),
        blank_valid=_valid(data["blank"]),
        max_rounds=int(data["max_rounds"]),
        publish=Publish(data["publish"]),
        self_vote=bool(electorate["self_vote"]),
        lead_votes=bool(electorate["lead_unit_votes"]),
        sources=dict(data.get("sources", {})),
        **_later(data),
    )


def _later(data: Mapping[str, Any]) -> dict[str, Any]:
    """Fields that a profile kept by an earlier version does not have: those keep their defaults."""
    known = {name: read(data[name]) for name, read in LATER.items() if name in data}
    if "who" in data["electorate"]:
        known["electorate"] = Electorate(data["electorate"]["who"])
    if "keys" in data:
        known |= {f"key_{name}": int(number) for name, number in data["keys"].items()}
    return known


LATER = {
    "publish_when": PublishWhen,
    "one_award_per_unit": bool,
    "leader": LeaderBy,
    "in_chat": bool,
    "paper_beside": bool,
}


def _shortlist(data: Mapping[str, Any]) -> Shortlist:
    return Shortlist(
        ShortlistRule(data["shortlist"]), int(data.get("top_n", 0)), Decimal(data.get("min_score", 0))
    )


def _bar_to_dict(bar: Bar) -> dict[str, str]:
    return {"fraction": str(bar.fraction), "op": bar.op.value}


def _bar(data: Mapping[str, str]) -> Bar:
    return Bar(Fraction(data["fraction"]), Op(data["op"]))


def _valid(word: str) -> bool:
    if word not in ("valid", "invalid"):
        raise ValueError(word)
    return word == "valid"
