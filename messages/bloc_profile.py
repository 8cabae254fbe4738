"""How a bloc votes, as its file says it: each word checked, then the profile the rules use."""

from fractions import Fraction

from messages.bloc_values import to_flag, to_fraction, to_text, to_whole, to_word
from messages.located_yaml import Section
from rules.profile import BallotKind, Bar, Denominator, Form, Op, Profile, Publish, Tie

VALIDITY = ("valid", "invalid")
SHORTLISTS = ("eligible_only",)


def read_profile(section: Section) -> Profile:
    kind = section.part("type", "{kind: choose_at_most, k: 2}")
    quota = section.part("quota", "{fixed: 2}")
    threshold = section.part("threshold", '{fraction: 1/2, op: ">", denominator: eligible}')
    quorum = section.section("quorum")
    electorate = section.part("electorate", "{self_vote: true, lead_unit_votes: true}")
    sources = section.section("sources")
    profile = Profile(
        form=section.read("form", to_word(Form), Form.SECRET, "secret"),
        kind=kind.read("kind", to_word(BallotKind), BallotKind.CHOOSE_AT_MOST, "choose_at_most"),
        at_most=kind.read("k", to_whole(1), 1, "2"),
        seats=quota.read("fixed", to_whole(1), 1, "2"),
        threshold=_bar(threshold),
        denominator=threshold.read("denominator", to_word(Denominator), Denominator.ELIGIBLE, "eligible"),
        quorum=_bar(quorum) if quorum else None,
        tie=section.texts("tie_at_quota_line", to_word(Tie), "[run_off_among_tied, chair_decides_recorded]"),
        shortlist=section.read("shortlist", to_word(SHORTLISTS), "eligible_only"),
        blank_valid=section.read("blank", to_word(VALIDITY), "valid", "valid") == "valid",
        max_rounds=section.read("max_rounds", to_whole(1), 1, "2"),
        publish=section.read("publish", to_word(Publish), Publish.COUNTS_OF_CHOSEN, "counts_of_chosen"),
        self_vote=electorate.read("self_vote", to_flag, True, "true"),
        lead_votes=electorate.read("lead_unit_votes", to_flag, True, "true"),
        sources={name: sources.read(name, to_text, "") for name in sources.names} if sources else {},
    )
    for part in (kind, quota, threshold, quorum, electorate, section):
        if part:
            part.done()
    return profile


def _bar(part: Section) -> Bar:
    fraction = part.read("fraction", to_fraction, Fraction(1), "2/3")
    return Bar(fraction, part.read("op", to_word(Op), Op.OVER, '">="'))
