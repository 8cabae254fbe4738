"""How a bloc votes, as its file says it: each word checked, then the profile the rules use."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from messages.bloc_values import to_decimal, to_flag, to_fraction, to_text, to_whole, to_word
from messages.located_yaml import Section
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

VALIDITY = ("valid", "invalid")
MOST_KEYS = 16


def read_profile(section: Section, several: bool = False) -> Profile:
    """With `several` awards each says its own quota and marks: what is here of them is the first one's."""
    threshold = section.part("threshold", '{fraction: 1/2, op: ">", denominator: eligible}')
    quorum = section.section("quorum")
    sources = section.section("sources")
    profile = Profile(
        form=section.read("form", to_word(Form), Form.SECRET, "secret"),
        threshold=_bar(threshold),
        denominator=threshold.read("denominator", to_word(Denominator), Denominator.ELIGIBLE, "eligible"),
        quorum=_bar(quorum) if quorum else None,
        tie=section.texts("tie_at_quota_line", to_word(Tie), "[run_off_among_tied, chair_decides_recorded]"),
        shortlist=_shortlist(section),
        blank_valid=section.read("blank", to_word(VALIDITY), "valid", "valid") == "valid",
        max_rounds=section.read("max_rounds", to_whole(1), 1, "2"),
        publish=section.read("publish", to_word(Publish), Publish.COUNTS_OF_CHOSEN, "counts_of_chosen"),
        sources={name: sources.read(name, to_text, "") for name in sources.names} if sources else {},
        **_type(section, several),
        **_electorate(section.part("electorate", "{self_vote: true, lead_unit_votes: true}")),
        **_keys(section.section("keys")),
        **_choices(section),
    )
    for part in (threshold, quorum, section):
        if part:
            part.done()
    return profile


def _type(section: Section, several: bool) -> Mapping[str, Any]:
    part = section.part("type", "{kind: choose_at_most, k: 2}")
    kind = part.read("kind", to_word(BallotKind), BallotKind.CHOOSE_AT_MOST, "choose_at_most")
    if several:
        if section.section("quota"):
            section.note("in_awards", "quota", "quota")
        if part.read("k", to_text, ""):
            part.note("in_awards", "k", "k")
        part.done()
        return {"kind": kind, "at_most": 1, "seats": 1}
    seats = _seats(section.part("quota", "{fixed: 2}"), kind)
    chooses = kind is BallotKind.CHOOSE_AT_MOST
    at_most = part.read("k", to_whole(1), seats, "2") if chooses else seats
    part.done()
    return {"kind": kind, "at_most": at_most, "seats": seats}


def _seats(part: Section, kind: BallotKind) -> int:
    seats = part.read("fixed", to_whole(1), 1, "2")
    part.done()
    if kind is BallotKind.ELECT_ONE and seats != 1:
        part.note("elects_one", "fixed", seats)
    return seats


def _shortlist(section: Section) -> Shortlist:
    rule = section.read("shortlist", to_word(ShortlistRule), ShortlistRule.ELIGIBLE_ONLY)
    if rule is ShortlistRule.TOP_N:
        return Shortlist(rule, n=section.read("top_n", to_whole(1), 1, "5"))
    if rule is ShortlistRule.MIN_SCORE:
        return Shortlist(rule, points=section.read("min_score", to_decimal, Decimal(0), "90"))
    return Shortlist(rule)


def _electorate(part: Section) -> Mapping[str, Any]:
    read = {
        "electorate": part.read("who", to_word(Electorate), Electorate.UNITS),
        "self_vote": part.read("self_vote", to_flag, True, "true"),
        "lead_votes": part.read("lead_unit_votes", to_flag, True, "true"),
    }
    part.done()
    return read


def _keys(part: Section | None) -> Mapping[str, Any]:
    """One lost share must not lose the box, so never all of them are needed."""
    if part is None:
        return {}
    shares = part.read("shares", to_whole(3), 3, "3")
    needed = part.read("threshold", to_whole(2), 2, "2")
    if shares > MOST_KEYS:
        part.note("too_many_keys", "shares", shares, MOST_KEYS)
    elif needed >= shares:
        part.note("needs_every_key", "threshold", needed, shares)
    part.done()
    return {"key_shares": shares, "key_threshold": needed}


def _choices(section: Section) -> Mapping[str, Any]:
    """What a file may leave out."""
    return {
        "publish_when": section.read("publish_when", to_word(PublishWhen), PublishWhen.WHEN_ANNOUNCED),
        "one_award_per_unit": section.read("one_award_per_unit", to_flag, True),
        "leader": section.read("leader", to_word(LeaderBy), LeaderBy.ELECTION),
        "in_chat": section.read("in_chat", to_flag, False),
        "paper_beside": section.read("paper_beside", to_flag, True),
    }


def _bar(part: Section) -> Bar:
    fraction = part.read("fraction", to_fraction, Fraction(1), "2/3")
    return Bar(fraction, part.read("op", to_word(Op), Op.OVER, '">="'))
