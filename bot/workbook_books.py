"""Which workbook a turn asked for, filled from the store; None where it may no longer be had."""

from typing import Any

from messages.workbooks.book import Book
from messages.workbooks.score_sheet import score_book
from rules.blocs import Bloc
from rules.people import Unit
from rules.review import EDITABLE
from rules.workbook_content import Form, Marker, signed
from storage.store import Store

Named = tuple[str, Book]
"""A file name, and what the file shall hold."""


def book_of(store: Store, body: dict[str, Any], key: str) -> Named | None:
    """`body` names form, bloc and unit."""
    bloc, unit = store.blocs.get(int(body["bloc"])), store.people.unit(int(body["unit"]))
    if bloc is None or unit is None:
        return None
    marker = Marker(Form(body["form"]), bloc.slug, bloc.year, bloc.revision, unit.key)
    return BOOKS[marker.form](store, bloc, unit, marker, key)


def _scores(store: Store, bloc: Bloc, unit: Unit, marker: Marker, key: str) -> Named:
    sheet = store.sheets.of_unit(bloc.id, unit.id)
    book = score_book(
        bloc.tree,
        store.sheets.answers(sheet.id),
        unit,
        bloc.name,
        marker,
        signed(marker, key),
        editable=sheet.state in EDITABLE,
    )
    return f"bang-tu-cham-{bloc.year}-{unit.key}.xlsx", book


BOOKS = {Form.SCORES: _scores}
