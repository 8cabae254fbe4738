"""The invented year of a bloc's file: what each unit would answer, propose and vote."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from messages.bloc_members import Units, read_leaders
from messages.bloc_schema import Given, NominationEntry, ReturnedSheet, ReviewChange, Sample
from messages.bloc_values import to_decimal, to_moment, to_text, to_word
from messages.located_yaml import Section, Unreadable
from rules.ballots import Marking
from rules.criteria import Leaf, LeafKind, Tree
from rules.errors import Refusal
from rules.nominations import NominationKind
from rules.profile import Profile
from rules.scoring import example_points, read_answer

EXAMPLES = {
    LeafKind.PASSFAIL: "đạt",
    LeafKind.RATIO: "18/20",
    LeafKind.TARGET: "100; 120",
    LeafKind.LADDER: "2",
}
A_UNIT = "{ban-dan-van: …}"
AN_UNKNOWN_TIME = datetime.min.replace(tzinfo=UTC)


class SampleReader:
    """Reads against the units, table and profile already read; an answer must be one the leaf takes."""

    def __init__(self, units: Units, tree: Tree, profile: Profile, zone: ZoneInfo) -> None:
        self.units = units
        self.leaves = {leaf.code: leaf for leaf in tree.leaves}
        everybody = tuple(range(len(units.entries)))
        self.limit = Marking(profile.kind, everybody, profile.at_most, profile.blank_valid).limit
        self.moment = to_moment(zone)

    def read(self, section: Section) -> Sample:
        meeting = section.part("meeting", "{held_at: 2023-12-19 14:00}")
        scores = section.part("scores", A_UNIT)
        votes = section.part("votes", A_UNIT)
        sample = Sample(
            scores={unit: self._answers(scores.part(name, A_UNIT)) for name, unit in self._units_in(scores)},
            changes=tuple(self._change(part) for part in section.sections("review")),
            returns=tuple(self._return(part) for part in section.sections("returned")),
            nominations=tuple(self._nomination(part) for part in section.sections("nominations")),
            votes={unit: self._marks(votes, name) for name, unit in self._units_in(votes)},
            held_at=meeting.read("held_at", self.moment, AN_UNKNOWN_TIME, "2023-12-19 14:00"),
            next_year=read_leaders(section, "next_year", self.units),
        )
        meeting.done()
        section.done()
        return sample

    def _units_in(self, part: Section) -> Iterator[tuple[str, str]]:
        """Each name as written, with the key of its unit."""
        for name in part.names:
            try:
                yield name, self.units.resolve(name)
            except Unreadable as wrong:
                part.note(wrong.kind, name, name, wrong.allowed)

    def _answers(self, part: Section) -> Mapping[str, str]:
        answers: dict[str, str] = {}
        for code in part.names:
            if code in self.leaves:
                answers[code] = part.read(code, _answer_to(self.leaves[code]), "", "8,75")
            else:
                part.note("unknown_leaf", code, code, ", ".join(self.leaves))
        return answers

    def _marks(self, votes: Section, name: str) -> tuple[str, ...]:
        marks = votes.texts(name, self.units.resolve)
        if len(marks) > self.limit:
            votes.note("too_many_marks", name, len(marks), self.limit)
        for mark in dict.fromkeys(marks):
            if marks.count(mark) > 1:
                votes.note("repeated", name, mark)
        return marks

    def _change(self, part: Section) -> ReviewChange:
        unit = part.read("unit", self.units.resolve, "", "ban-dan-van")
        leaf = part.read("leaf", to_word(self.leaves, "unknown_leaf"), "", '"2.3"')
        first = self._given(part, leaf)
        explanation = part.read("explanation", to_text, "")
        second = part.part("second", "") if part.is_nested("second") else None
        change = ReviewChange(unit, leaf, first, explanation, self._given(second, leaf) if second else None)
        if second:
            second.done()
        part.done()
        return change

    def _given(self, part: Section, code: str) -> Given:
        given = Given(
            points=part.read("points", to_decimal, Decimal(0), '"2"'),
            reason=part.read("reason", to_text, "", "Mô hình thứ hai chưa có quyết định công nhận."),
        )
        leaf = self.leaves.get(code)
        if leaf and not leaf.low <= given.points <= leaf.high:
            part.note("out_of_range", "points", given.points, f"{leaf.low} đến {leaf.high}")
        return given

    def _return(self, part: Section) -> ReturnedSheet:
        returned = ReturnedSheet(
            unit=part.read("unit", self.units.resolve, "", "ban-dan-van"),
            reason=part.read("reason", to_text, "", "Đề nghị bổ sung minh chứng tiêu chí 1.2."),
            answers=self._answers(part.part("answers", '{"1.2": "9"}')),
        )
        part.done()
        return returned

    def _nomination(self, part: Section) -> NominationEntry:
        entry = NominationEntry(
            unit=part.read("unit", self.units.resolve, "", "ban-dan-van"),
            kind=part.read("kind", to_word(NominationKind), NominationKind.COLLECTIVE, "collective"),
            name=part.read("name", to_text, "", "Phòng Tổng hợp Ban Dân vận Tỉnh ủy"),
            position=part.read("position", to_text, ""),
        )
        part.done()
        return entry


def _answer_to(leaf: Leaf) -> Callable[[str], str]:
    def parse(text: str) -> str:
        try:
            read_answer(leaf, text)
        except Refusal as refusal:
            raise Unreadable("answer", EXAMPLES.get(leaf.kind) or example_points(leaf)) from refusal
        return text

    return parse
