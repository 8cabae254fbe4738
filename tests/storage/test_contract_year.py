"""The year's work: pledges, sheets and their trail, the locked table, nominations."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import update

from rules.corrections import Correction
from rules.decisions import Decision
from rules.evidence import Evidence
from rules.final_table import FinalTable, Line
from rules.nominations import NominationFields, NominationKind, NominationState
from rules.review import SheetState
from rules.scoring import UNASSIGNED, Answer
from rules.sheets import Change, Filled
from storage import tables
from storage.evidence_digests import naming, uses
from storage.store import Store
from tests.storage.moments import at


def test_a_unit_pledges_once(store: Store, bloc: int, units: list[int], officer: int) -> None:
    other = store.people.put_person("moi", "Người mới")
    assert store.pledges.put(bloc, 2024, units[4], officer, at(8))
    assert not store.pledges.put(bloc, 2024, units[4], other, at(9))
    kept = store.pledges.of_unit(bloc, 2024, units[4])
    assert kept is not None
    assert (kept.person, kept.at) == (officer, at(8))
    assert store.pledges.units(bloc, 2024) == {units[4]}
    assert not store.pledges.has(bloc, 2023, units[4])


def test_a_sheet_is_begun_once_and_stands_where_it_was_put(store: Store, bloc: int, units: list[int]) -> None:
    sheet = store.sheets.of_unit(bloc, units[4])
    assert store.sheets.of_unit(bloc, units[4]) == sheet
    store.sheets.set_state(sheet.id, SheetState.SUBMITTED)
    found = store.sheets.get(sheet.id)
    assert found is not None
    assert found.state is SheetState.SUBMITTED
    assert [one.unit for one in store.sheets.all(bloc)] == [units[4]]


def test_points_are_kept_exactly_and_a_new_answer_drops_the_review(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    sheet = store.sheets.of_unit(bloc, units[4]).id
    first, second = Answer(("8,75",), Decimal("8.75")), Answer(("9",), Decimal("9.00"))
    store.sheets.put_answer(sheet, "1.2", first, None, officer, at(8))
    store.sheets.put_review(sheet, "1.2", Decimal("8.75"), Decimal("8.5"), "Thiếu minh chứng", officer, at(9))
    reviewed = Filled("1.2", ("8,75",), Decimal("8.75"), False, "", Decimal("8.5"), "Thiếu minh chứng")
    assert store.sheets.answers(sheet) == {"1.2": reviewed}
    store.sheets.put_answer(sheet, "1.2", second, Decimal("8.75"), officer, at(10))
    kept = store.sheets.answers(sheet)["1.2"]
    assert (str(kept.points), kept.reviewed, kept.reason) == ("9.00", None, "")
    assert store.sheets.trail(sheet) == (
        Change("1.2", "self", None, Decimal("8.75"), "", officer, at(8), first.raw),
        Change("1.2", "review", Decimal("8.75"), Decimal("8.5"), "Thiếu minh chứng", officer, at(9)),
        Change("1.2", "self", Decimal("8.75"), Decimal("9.00"), "", officer, at(10), second.raw),
    )


def test_what_is_not_assigned_has_no_points_and_computed_points_come_later(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    sheet = store.sheets.of_unit(bloc, units[4]).id
    store.sheets.put_answer(sheet, "1.4", UNASSIGNED, None, officer, at(8))
    store.sheets.put_answer(sheet, "1.5", Answer(("40", "44"), None), None, officer, at(8))
    store.sheets.put_computed({sheet: Decimal("3.6")}, "1.5")
    answers = store.sheets.answers(sheet)
    assert (answers["1.4"].unassigned, answers["1.4"].points) == (True, None)
    assert (answers["1.5"].raw, answers["1.5"].points) == (("40", "44"), Decimal("3.6"))


def test_evidence_is_listed_and_counted_by_criterion(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    sheet = store.sheets.of_unit(bloc, units[4]).id
    kind = ("ab" * 32, "Báo cáo.pdf", 20 * 2**20, "application/pdf", officer, at(8))
    numbers = [store.evidence.put(Evidence(0, sheet, leaf, *kind)) for leaf in ("1.2", "1.2", "2.1", "")]
    assert store.evidence.counts(sheet) == {"1.2": 2, "2.1": 1, "": 1}
    first, second = store.evidence.of_subject(sheet, "1.2")
    assert first == Evidence(numbers[0], sheet, "1.2", *kind)
    store.evidence.describe(first, "45-BC/BDV", date(2023, 10, 2), officer, at(9))
    store.evidence.note(first, "Bản có dấu", officer, at(9))
    store.evidence.file(first, "2.1", officer, at(9))
    store.evidence.remove(second, officer, at(10))
    shown = ("45-BC/BDV", date(2023, 10, 2), "Bản có dấu")
    assert store.evidence.get(numbers[0]) == Evidence(numbers[0], sheet, "2.1", *kind, *shown)
    assert [one.id for one in store.evidence.of_sheet(sheet)] == [numbers[3], numbers[2], numbers[0]]
    assert store.evidence.used(sheet) == (3, 3 * 20 * 2**20)
    assert [(line.what, line.old, line.new) for line in store.evidence.trail(sheet)][4:] == [
        ("document", "\n", "45-BC/BDV\n2023-10-02"),
        ("note", "", "Bản có dấu"),
        ("filed", "1.2", "2.1"),
        ("removed", "1.2", ""),
    ]
    assert {use.sheet for use in uses(store.connection, ["ab" * 32])} == {sheet}
    assert len(naming(store.connection, "ab" * 32)) == 4


def test_a_locked_table_comes_back_as_it_was_or_not_at_all(store: Store, bloc: int, units: list[int]) -> None:
    line = Line(units[0], "Văn phòng Tỉnh ủy", 1, Decimal("96.5"), Decimal(100), {"1": Decimal("38.50")})
    table = FinalTable(2023, Decimal(100), (line,))
    for _ in range(2):
        digest = store.final_tables.put(bloc, table)
    store.final_tables.publish(bloc, at(8))
    frozen = store.final_tables.get(bloc)
    assert frozen is not None
    assert (frozen.table, frozen.digest, frozen.published_at) == (table, digest, at(8))
    store.connection.execute(update(tables.final_tables).values(digest="0" * 64))
    with pytest.raises(ValueError, match="altered"):
        store.final_tables.get(bloc)
    store.final_tables.remove(bloc)
    assert store.final_tables.get(bloc) is None


def test_a_correction_changes_the_answer_says_why_and_keeps_the_table_before(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    sheet = store.sheets.of_unit(bloc, units[0]).id
    store.sheets.put_answer(sheet, "1.1", Answer(("8",), Decimal(8)), None, officer, at(8))
    first, second = (
        FinalTable(2023, Decimal(10), (Line(units[0], "Đơn vị", 1, total, Decimal(10), {"1": total}),))
        for total in (Decimal(8), Decimal("7.5"))
    )
    store.final_tables.put(bloc, first)
    store.final_tables.publish(bloc, at(8))
    decision = Decision("15/QĐ-KTĐ", date(2023, 12, 20))
    frozen = store.final_tables.supersede(bloc, replace(second, decision=decision), at(9))
    correction = Correction(
        units[0], "1.1", Decimal(8), Decimal("7.5"), (), (), decision, "cộng nhầm", officer, at(9), frozen.table.version
    )
    filled = replace(store.sheets.answers(sheet)["1.1"], reviewed=Decimal("7.5"), reason="cộng nhầm")
    store.corrections.put(bloc, sheet, correction, filled)
    assert store.corrections.of_bloc(bloc) == (correction,)
    assert store.sheets.answers(sheet)["1.1"] == filled
    line = store.sheets.trail(sheet)[-1]
    assert (line.what, line.old, line.new, line.reason) == ("correction", Decimal(8), Decimal("7.5"), "cộng nhầm")
    assert (frozen.table.version, frozen.table.decision, frozen.published_at) == (2, decision, at(9))
    [before] = store.final_tables.earlier(bloc)
    assert (before.table, before.published_at, before.superseded_at) == (first, at(8), at(9))
    store.connection.execute(update(tables.superseded_tables).values(digest="0" * 64))
    with pytest.raises(ValueError, match="altered"):
        store.final_tables.earlier(bloc)


def test_nominations_stand_in_order_and_move_on(
    store: Store, bloc: int, units: list[int], officer: int
) -> None:
    numbers = [
        store.nominations.put(
            bloc, unit, NominationFields(NominationKind.INDIVIDUAL, f"Cá nhân {unit}"), officer, at(8)
        )
        for unit in (units[4], units[0], units[4])
    ]
    store.nominations.set_state(numbers[0], NominationState.SENT)
    said = NominationFields(NominationKind.INDIVIDUAL, "Cá nhân", "Chuyên viên", distinction="Giấy khen")
    store.nominations.change(numbers[0], said)
    store.nominations.remove(numbers[2])
    assert [one.id for one in store.nominations.of_bloc(bloc)] == numbers[:2]
    [own] = store.nominations.of_unit(bloc, units[4])
    assert (own.state, own.fields) == (NominationState.SENT, said)
    assert store.nominations.get(numbers[2]) is None
