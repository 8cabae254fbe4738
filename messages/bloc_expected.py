"""The last section of a bloc's file: how a replayed year must end."""

from messages.bloc_members import Units, read_leaders
from messages.bloc_schema import Expected
from messages.bloc_values import to_whole
from messages.located_yaml import Section, Unreadable


def read_expected(section: Section, units: Units) -> Expected:
    commended = section.part("commended", "{collectives: 9, individuals: 9}")
    ballot = section.part("ballot", "{collected: 9, votes: {ban-dan-van: 5}}")
    expected = Expected(
        units=section.read("units", to_whole(1), 1, "9"),
        pledges=section.read("pledges", to_whole(), 0, "9"),
        ballots=ballot.read("collected", to_whole(), 0, "9"),
        counts=_counts(ballot.part("votes", "{ban-dan-van: 5}"), units),
        proposed=section.texts("proposed", units.resolve, "[Trường Chính trị tỉnh, Văn phòng Tỉnh ủy]"),
        collectives=commended.read("collectives", to_whole(), 0, "9"),
        individuals=commended.read("individuals", to_whole(), 0, "9"),
        next_year=read_leaders(section, "next_year", units),
    )
    for part in (commended, ballot, section):
        part.done()
    return expected


def _counts(votes: Section, units: Units) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in votes.names:
        number = votes.read(name, to_whole(), 0)
        try:
            counts[units.resolve(name)] = number
        except Unreadable as wrong:
            votes.note(wrong.kind, name, name, wrong.allowed)
    return counts
