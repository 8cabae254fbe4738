"""What a meeting decides openly and what is said in it, kept and found again."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from rules.final_table import FinalTable, Line
from rules.meetings import MeetingState
from rules.motions import Matter, Motion, MotionForm, MotionState, Voice, Voices
from rules.remarks import Remark, RemarkKind
from rules.score_questions import ScoreQuestion, Verdict
from storage import tables
from storage.store import Store
from tests.storage.moments import at


@pytest.fixture
def meeting(store: Store, bloc: int) -> int:
    return store.meetings.put(bloc, MeetingState.OPEN, at(14)).id


@pytest.fixture
def motion(store: Store, meeting: int, officer: int) -> Motion:
    asked = Motion(0, meeting, Matter.OTHER, "Thông qua chương trình", MotionState.DRAFT, officer, at(14, 5))
    return replace(asked, id=store.motions.put(asked))


def test_a_motion_comes_back_as_it_was(store: Store, motion: Motion, units: list[int]) -> None:
    assert store.motions.get(motion.id) == motion
    closed = replace(
        motion,
        state=MotionState.CLOSED,
        form=MotionForm.HANDS,
        roll=tuple(units),
        about=(3, 1, 2),
        counts=Voices(7, 1, 1),
    )
    store.motions.change(closed)
    second = replace(motion, question="Bầu thư ký hội nghị")
    second = replace(second, id=store.motions.put(second))
    assert store.motions.of_meeting(motion.meeting) == (closed, second)
    assert store.motions.get(second.id + 1) is None


def test_a_unit_has_the_voice_it_gave_last(store: Store, motion: Motion, units: list[int], officer: int) -> None:
    for unit, voice in ((units[4], Voice.AGREE), (units[0], Voice.AGREE), (units[4], Voice.NO_OPINION)):
        store.motions.say(motion.id, unit, officer, voice)
    assert store.motions.voices(motion.id) == {units[0]: Voice.AGREE, units[4]: Voice.NO_OPINION}


def test_remarks_come_in_the_order_noted_and_may_be_removed(
    store: Store, meeting: int, units: list[int], officer: int
) -> None:
    said = Remark(0, meeting, RemarkKind.DIRECTIVE, "Ban Thi đua", "làm sớm", officer, at(16))
    task = Remark(0, meeting, RemarkKind.TASK, "", "nộp", officer, at(16, 1), units[2], date(2023, 12, 25))
    first, second = (replace(one, id=store.remarks.put(one)) for one in (said, task))
    assert store.remarks.of_meeting(meeting) == (first, second)
    store.remarks.accept_directives(meeting)
    assert store.remarks.of_meeting(meeting) == (replace(first, accepted=True), second)
    store.remarks.remove(first.id)
    assert store.remarks.of_meeting(meeting) == (second,)


def test_a_score_question_comes_back_as_it_was(
    store: Store, motion: Motion, units: list[int], officer: int
) -> None:
    asked = ScoreQuestion(
        0, motion.meeting, units[1], "2.3", Decimal("8.50"), None, "đã có", Verdict.ASKED, officer, at(15)
    )
    asked = replace(asked, id=store.score_questions.put(asked))
    assert store.score_questions.get(asked.id) == asked
    settled = replace(asked, new=Decimal("9.25"), verdict=Verdict.CHANGED, motion=motion.id)
    store.score_questions.change(settled)
    assert store.score_questions.of_meeting(motion.meeting) == (settled,)


def test_a_superseded_table_is_kept_and_its_version_counted(store: Store, bloc: int, units: list[int]) -> None:
    def table(total: str) -> FinalTable:
        line = Line(units[0], "Báo", 1, Decimal(total), Decimal(100), {"1": Decimal(total)})
        return FinalTable(2023, Decimal(100), (line,))

    digest = store.final_tables.put(bloc, table("91.5"))
    first = store.final_tables.get(bloc)
    assert first is not None
    assert first.table.version == 1
    assert store.final_tables.supersede(bloc, table("92"), at(15)) == store.final_tables.get(bloc)
    store.final_tables.publish(bloc, at(15, 1))
    third = store.final_tables.supersede(bloc, table("93"), at(15, 2))
    assert third == store.final_tables.get(bloc)
    assert (third.table.version, third.published_at) == (3, at(15, 2))
    kept = store.connection.execute(select(tables.superseded_tables).order_by("version")).all()
    assert [(row.version, row.published_at) for row in kept] == [(1, None), (2, at(15, 1))]
    assert kept[0].digest == digest
