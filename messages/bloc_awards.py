"""The awards a bloc votes on, as its file says them: one with the rule profile's numbers, or a list in order."""

from fractions import Fraction

from messages.bloc_values import to_fraction, to_text, to_whole, to_word
from messages.located_yaml import Section
from rules.profile import BallotKind, Profile
from rules.quota import Award, Fixed, Of, Quota, Share
from rules.rounding import Rounding

TITLE = "Cờ thi đua của Ủy ban nhân dân tỉnh"
QUOTA = "{fixed: 2}"


def has_several(root: Section) -> bool:
    """Whether the file lists its awards, each with a quota of its own."""
    return "awards" in root.names


def read_awards(root: Section, profile: Profile) -> tuple[Award, ...]:
    """The highest first; empty only when what was found is noted as wrong."""
    if not has_several(root):
        title = root.read("award", to_text, "", TITLE)
        return (Award(title, Fixed(profile.seats), profile.at_most),)
    if "award" in root.names:
        root.note("award_and_awards", "award")
        root.read("award", to_text, "")
    listed = root.sections("awards", f"[{{title: {TITLE}, quota: {QUOTA}}}]")
    return tuple(_award(part, profile.kind) for part in listed)


def _award(part: Section, kind: BallotKind) -> Award:
    title = part.read("title", to_text, "", TITLE)
    quota_part = part.part("quota", QUOTA)
    quota = _quota(quota_part)
    chooses = kind is BallotKind.CHOOSE_AT_MOST
    at_most = part.read("k", to_whole(1), None) if chooses else None
    if kind is BallotKind.ELECT_ONE and quota != Fixed(1):
        quota_part.note("elects_one", "fixed", getattr(quota, "number", ""))
    part.done()
    return Award(title, quota, at_most)


def _quota(part: Section) -> Quota:
    if "share" not in part.names:
        number = part.read("fixed", to_whole(1), 1, "2")
        part.done()
        return Fixed(number)
    share = Share(
        share=part.read("share", to_fraction, Fraction(1), "1/2"),
        of=part.read("of", to_word(Of), Of.UNITS, "units"),
        rounding=part.read("rounding", to_word(Rounding), Rounding.FLOOR, "floor"),
    )
    part.done()
    return share
