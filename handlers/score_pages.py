"""What the pages of scores show, to whom: the same rights as in the chat, asked anew at every look."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.evidence_reading import leaf_counts
from handlers.review_progress import all_left, open_returns
from handlers.review_rights import own_leaves, reviewed_units, reviewers, seen_leaves
from handlers.review_trail import show_leaf_trail
from handlers.talk import Talk
from messages.review_trail import LeafTrail
from messages.score_pages import Cell, Column, Row, Section, TablePage, TrailPage, WideReviewPage
from rules.criteria import Leaf
from rules.errors import NotYours, StaleButton
from rules.errors_scores import ResultsPending
from rules.people import Unit
from rules.review import REVIEWABLE, SENT
from rules.reviewers import Reviewers
from rules.sheets import Filled, Sheet
from storage.final_tables import Frozen


@dataclass(frozen=True)
class Read:
    """One unit's sheet with all that its cells need; the sets hold criteria."""

    unit: Unit
    sheet: Sheet
    answers: dict[str, Filled]
    seen: frozenset[str]
    mine: frozenset[str]
    left: frozenset[str]
    files: dict[str, int]
    explained: frozenset[str]
    owed: frozenset[str]


def wide_review(talk: Talk, base: str) -> WideReviewPage:
    """Every sheet of which the reader reviews a part; raise NotYours where there is none."""
    found = reviewers(talk)
    units = reviewed_units(talk, found)
    if not units:
        raise NotYours
    sheets = _sheets(talk, found, units)
    return WideReviewPage(
        base=base,
        bloc=talk.bloc.name,
        year=talk.bloc.year,
        unit=talk.unit.name,
        label=talk.bloc.review.label(1) if talk.bloc.review.rounds == 1 else "thẩm định",
        columns=tuple(_column(one) for one in sheets),
        sections=_sections(talk, sheets),
        left=sum(len(one.left & one.mine) for one in sheets),
    )


def leaf_trail(talk: Talk, base: str, sheet: int, code: str) -> TrailPage:
    """One criterion of a sheet; raise as the chat's own step does."""
    message = show_leaf_trail(talk, sheet, code).say[0].message
    if not isinstance(message, LeafTrail):
        raise StaleButton
    return TrailPage(base, talk.bloc.name, message)


def result_table(talk: Talk, base: str, version: int = 0) -> TablePage:
    """The table that stands, or an earlier `version`; raise NotYours, or ResultsPending before it may be seen."""
    if talk.unit.outside:
        raise NotYours
    frozen = _readable(talk)
    shown = next((one for one in frozen if one.table.version == version), frozen[-1])
    published, superseded = shown.published_at, shown.superseded_at
    return TablePage(
        base=base,
        bloc=talk.bloc.name,
        table=shown.table,
        groups=talk.bloc.tree.branches,
        digest=shown.digest,
        logged=_is_logged(talk, shown.digest),
        published_at=published,
        superseded_at=superseded,
        versions=tuple(one.table.version for one in frozen),
        standing=frozen[-1].table.version,
        own=talk.unit.id,
    )


def _readable(talk: Talk) -> tuple[Frozen, ...]:
    """Every version that was published, for the lead the others too; the one that stands is the last."""
    now = talk.store.final_tables.get(talk.bloc.id)
    kept = (*talk.store.final_tables.earlier(talk.bloc.id), *([now] if now else []))
    frozen = tuple(one for one in kept if one.published_at is not None or talk.runs_bloc)
    if not frozen:
        raise ResultsPending
    return frozen


def _is_logged(talk: Talk, digest: str) -> bool:
    """Whether a line of the unbroken log names the digest."""
    lines = talk.store.audit.lines(talk.bloc.id)
    return talk.store.audit.unbroken(talk.bloc.id) and any(
        line.body.get("digest") == digest for line in lines
    )


def _sheets(talk: Talk, found: Reviewers, units: tuple[Unit, ...]) -> list[Read]:
    kept = {sheet.unit: sheet for sheet in talk.store.sheets.all(talk.bloc.id)}
    left, owed = all_left(talk), open_returns(talk)
    explained = talk.store.explanations.sent_of_bloc(talk.bloc.id)
    answers = talk.store.sheets.answers_of_bloc(talk.bloc.id)
    sheets = []
    for unit in units:
        sheet = kept.get(unit.id)
        if sheet is None:
            continue
        sent = sheet.state in SENT
        sheets.append(
            Read(
                unit=unit,
                sheet=sheet,
                answers=answers[sheet.id] if sent else {},
                seen=frozenset(seen_leaves(talk, found, unit.id) if sent else ()),
                mine=frozenset(own_leaves(talk, found, unit.id)),
                left=left.get(sheet.id, frozenset()) if sheet.state in REVIEWABLE else frozenset(),
                files=leaf_counts(talk, sheet) if sent else {},
                explained=frozenset(code for number, code in explained if number == sheet.id),
                owed=frozenset(owed.get(sheet.id, ())),
            )
        )
    return sheets


def _column(one: Read) -> Column:
    return Column(one.unit, one.sheet.id, one.sheet.state, bool(one.seen), len(one.left & one.mine))


def _sections(talk: Talk, sheets: list[Read]) -> tuple[Section, ...]:
    """Only criteria of which the reader may read something."""
    seen = frozenset().union(*(one.seen for one in sheets))
    found = (
        Section(
            top,
            tuple(
                Row(leaf, tuple(_cell(one, leaf) for one in sheets))
                for leaf in top.all_leaves
                if leaf.code in seen
            ),
        )
        for top in talk.bloc.tree.branches
    )
    return tuple(section for section in found if section.rows)


def _cell(one: Read, leaf: Leaf) -> Cell:
    code = leaf.code
    if code not in one.seen:
        return Cell(one.unit.short, 0)
    return Cell(
        unit=one.unit.short,
        sheet=one.sheet.id,
        filled=one.answers.get(code),
        mine=code in one.mine,
        left=code in one.left and code in one.mine,
        files=one.files.get(code, 0),
        explained=code in one.explained,
        owed=code in one.owed,
    )
