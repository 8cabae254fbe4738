"""What follows when the meeting has voted on a score: the points change, and the table has a new version."""

from __future__ import annotations

from dataclasses import replace

from handlers.score_table import asked_of, current, questionable, recounted
from handlers.talk import Say, Talk
from messages import score_decision as says
from rules.errors import StaleButton
from rules.motions import Motion
from rules.people import Role
from rules.score_questions import ScoreQuestion, Verdict

UNIT = (Role.OFFICER, Role.HEAD)


def settle(talk: Talk, motion: Motion) -> tuple[Say, ...]:
    """Carried: the points change, with who, when and why, and the table has a new version."""
    question = talk.store.score_questions.get(motion.about[0])
    if question is None or question.new is None or motion.counts is None:
        return ()
    if not motion.carried:
        talk.store.score_questions.change(replace(question, verdict=Verdict.KEPT))
        return ()
    questionable(talk, motion.meeting)
    if current(talk, question.unit, question.leaf) != question.old:
        raise StaleButton
    talk.store.score_questions.change(replace(question, verdict=Verdict.CHANGED))
    sheet = talk.store.sheets.of_unit(talk.bloc.id, question.unit)
    talk.store.sheets.put_review(
        sheet.id, question.leaf, question.old, question.new, question.reason, talk.person.id, talk.now
    )
    return _told(talk, question, motion)


def _told(talk: Talk, question: ScoreQuestion, motion: Motion) -> tuple[Say, ...]:
    """The lead and the unit; the group too where the table is out."""
    frozen = talk.store.final_tables.supersede(talk.bloc.id, recounted(talk), talk.now)
    talk.decide(
        "score_decided",
        question=question.id,
        unit=question.unit,
        leaf=question.leaf,
        old=str(question.old),
        new=str(question.new),
        reason=question.reason,
        motion=motion.id,
        version=frozen.table.version,
        digest=frozen.digest,
    )
    asked = asked_of(talk, question)
    changed = says.ScoreChanged(asked, frozen.table)
    lead = talk.tell_lead(changed)
    rooms = {say.room for say in lead}
    unit = [say for say in talk.tell_unit(question.unit, UNIT, changed) if say.room not in rooms]
    table = says.ChangedTable(talk.bloc.name, asked, frozen.table, frozen.digest)
    group = (talk.tell_group(table),) if frozen.published_at else ()
    return (*lead, *unit, *group)
