"""A workbook that comes back as it went out changes nothing, and one filled in says what was typed."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from bench.large_tree import large_file, typed_answers
from messages.bloc_file import read_bloc_file
from messages.workbooks.book import Book, Spot
from messages.workbooks.reading import read
from messages.workbooks.score_sheet import score_book
from messages.workbooks.writing import written
from rules.criteria import Tree
from rules.people import Unit
from rules.score_cells import compare
from rules.scoring import read_answer
from rules.sheets import Filled
from rules.workbook_content import Form, Marker, Row, marker_of, rows_from, signed

UNIT = Unit(1, 1, "so-mot", "Sở Một", "S1", "Giám đốc")
MARKER = Marker(Form.SCORES, "khoi-mau", 2023, 1, UNIT.key)
NASTY = '=cmd|" /C calc"!A0'


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    path = tmp_path / "bloc.yaml"
    path.write_text(large_file(), encoding="utf-8")
    return read_bloc_file(path).tree


def book_of(tree: Tree, answers: dict[str, Filled], *, editable: bool = True) -> Book:
    book = score_book(tree, answers, UNIT, "Khối mẫu", 2023, editable=editable)
    return replace(book, marker=signed(MARKER, "key"))


def read_back(folder: Path, book: Book) -> tuple[Row, ...]:
    path = folder / "back"
    path.write_bytes(written(book.as_dict()))
    found = read(str(path))
    assert found["problem"] == ""
    assert marker_of(found["marker"], "key") == MARKER
    return rows_from(found["rows"], found["columns"])


def answered(tree: Tree, seed: int = 0) -> dict[str, Filled]:
    found = {}
    for code, text in typed_answers(tree, seed):
        leaf = tree.leaf(code)
        answer = read_answer(leaf, text)
        note = NASTY if int(code[-1]) % 2 and not leaf.from_calendar else ""
        filled = Filled(code, answer.raw, answer.points, answer.unassigned, note)
        found[code] = replace(filled, estimate=leaf.provisional and not answer.unassigned)
    return found


def test_words_of_a_cell_are_kept_as_typed_ones_are(tree: Tree, tmp_path: Path) -> None:
    code = tree.leaves[0].code
    strange = unicodedata.normalize("NFD", "Giấy khen\u200b số １２")
    answer = read_answer(tree.leaves[0], dict(typed_answers(tree, 0))[code])
    filled = Filled(code, answer.raw, answer.points, answer.unassigned, strange)
    row = next(row for row in read_back(tmp_path, book_of(tree, {code: filled})) if row.text("code") == code)
    assert row.text("note") == "Giấy khen số 12"


def test_176_criteria_go_out_and_come_back_unchanged(tree: Tree, tmp_path: Path) -> None:
    answers = answered(tree)
    assert len(tree.leaves) == 176
    rows = read_back(tmp_path, book_of(tree, answers))
    found = compare(tree, answers, rows)
    assert (found.wrong, found.changed, found.emptied) == ((), (), ())
    into_nothing = compare(tree, {}, tuple(reversed(rows)))
    assert into_nothing.wrong == ()
    dated = {leaf.code for leaf in tree.leaves if leaf.from_calendar}
    assert {one.leaf.code for one in into_nothing.changed} == answers.keys() - dated
    for one in into_nothing.changed:
        filled = answers[one.leaf.code]
        assert one.answer is not None
        assert (one.answer.points, one.answer.unassigned) == (filled.points, filled.unassigned)
        assert (one.answer.estimate, one.note or "") == (filled.estimate, filled.note)


def test_an_empty_workbook_empties_nothing(tree: Tree, tmp_path: Path) -> None:
    answers = {code: replace(one, note="") for code, one in answered(tree).items()}
    found = compare(tree, answers, read_back(tmp_path, book_of(tree, {})))
    assert (found.wrong, found.changed) == ((), ())
    assert set(found.emptied) == {leaf.code for leaf in tree.leaves if not leaf.from_calendar}


def test_what_may_not_be_changed_is_locked(tree: Tree) -> None:
    def entries(book: Book) -> set[str]:
        return {key for line in book.lines for key, spot in line.spots.items() if spot.entry}

    assert entries(book_of(tree, {})) == {"answer", "estimate", "note"}
    assert entries(book_of(tree, {}, editable=False)) == set()


def test_every_cell_explains_what_it_takes(tree: Tree) -> None:
    asked = [line.spots["answer"] for line in book_of(tree, {}).lines if "answer" in line.spots]
    assert all(spot.remark for spot in asked)
    assert all(spot.options or spot.low or spot.as_text for spot in asked)
    assert Spot() not in asked
