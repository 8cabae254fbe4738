"""Which workbook a turn asked for, filled from the store; None where it may no longer be had."""

from dataclasses import replace
from typing import Any

from messages.workbooks.bloc_table import UnitSoFar, final_book, overview_book
from messages.workbooks.book import Book
from messages.workbooks.nomination_list import nomination_book
from messages.workbooks.review_sheet import review_book
from messages.workbooks.score_sheet import score_book
from rules.blocs import Bloc
from rules.people import Unit
from rules.review import EDITABLE, SENT, SheetState
from rules.review_cells import Reviewed
from rules.sheets import Sheet, final_totals, self_totals
from rules.workbook_content import Form, Marker, signed
from storage.store import Store

Body = dict[str, Any]
Named = tuple[str, Book]
"""A file name, and what the file shall hold."""


def book_of(store: Store, body: Body, key: str) -> Named | None:
    """`body` names form, bloc and unit, and what the step that asked has found the person may have."""
    bloc, unit = store.blocs.get(int(body["bloc"])), store.people.unit(int(body["unit"]))
    if bloc is None or unit is None:
        return None
    marker = Marker(Form(body["form"]), bloc.slug, bloc.year, bloc.table_revision, unit.key)
    found = BOOKS[marker.form](store, bloc, unit, body, marker)
    return (found[0], replace(found[1], marker=signed(marker, key))) if found else None


def _scores(store: Store, bloc: Bloc, unit: Unit, _body: Body, marker: Marker) -> Named:
    sheet = store.sheets.of_unit(bloc.id, unit.id)
    answers = store.sheets.answers(sheet.id)
    book = score_book(bloc.tree, answers, unit, bloc.name, marker.year, editable=sheet.state in EDITABLE)
    return f"bang-tu-cham-{bloc.year}-{unit.key}.xlsx", book


def _review(store: Store, bloc: Bloc, unit: Unit, body: Body, marker: Marker) -> Named:
    units = {one.id: one for one in store.people.units(bloc.id)}
    sheets = [
        Reviewed(sheet.id, units[sheet.unit], store.sheets.answers(sheet.id), frozenset(own))
        for sheet in store.sheets.all(bloc.id)
        if (own := body["sheets"].get(str(sheet.id)))
    ]
    return f"bang-tham-dinh-{bloc.year}-{unit.key}.xlsx", review_book(
        bloc.tree, sheets, bloc.name, marker.year
    )


def _bloc(store: Store, bloc: Bloc, _unit: Unit, body: Body, marker: Marker) -> Named | None:
    frozen = store.final_tables.get(bloc.id)
    published = frozen is not None and frozen.published_at is not None
    if not published and not body["lead"]:
        return None
    name = f"bang-tong-hop-{bloc.year}.xlsx"
    if frozen is not None:
        return name, final_book(bloc.tree, bloc.name, frozen.table, frozen.digest, published=published)
    sheets = {sheet.unit: sheet for sheet in store.sheets.all(bloc.id)}
    everyone = store.people.units(bloc.id)
    members = body.get("units", [one.id for one in everyone])
    units = [_so_far(store, bloc, one, sheets.get(one.id)) for one in everyone if one.id in members]
    return name, overview_book(bloc.tree, bloc.name, marker.year, units)


def _so_far(store: Store, bloc: Bloc, unit: Unit, sheet: Sheet | None) -> UnitSoFar:
    """What a unit has not sent is nobody else's to see."""
    if sheet is None or sheet.state not in SENT:
        return UnitSoFar(unit, sheet.state if sheet else SheetState.DRAFT, None, None)
    answers = store.sheets.answers(sheet.id)
    return UnitSoFar(unit, sheet.state, self_totals(bloc.tree, answers), final_totals(bloc.tree, answers))


def _nominations(store: Store, bloc: Bloc, unit: Unit, body: Body, marker: Marker) -> Named:
    listed = store.nominations.of_unit(bloc.id, unit.id)
    book = nomination_book(
        bloc.nominating, listed, unit, bloc.name, marker.year, editable=bool(body["editable"])
    )
    return f"de-xuat-khen-thuong-{bloc.year}-{unit.key}.xlsx", book


BOOKS = {Form.SCORES: _scores, Form.REVIEW: _review, Form.BLOC: _bloc, Form.NOMINATIONS: _nominations}
