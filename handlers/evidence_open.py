"""Which criteria are the unit's to supply while the rest of its sheet is with the reviewers, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from rules.returned_leaves import ReturnState
from rules.review import EXPLAINABLE, SheetState
from rules.sheets import Sheet
from storage.store import Store


def open_since(store: Store, sheet: Sheet) -> Mapping[str, datetime]:
    """Criteria returned alone, or being explained: what is filed there since then the head has not approved."""
    asked = {code: one.at for code, one in store.returned_leaves.open_of_sheet(sheet.id).items()}
    return {**_reviewed(store, sheet), **asked} if sheet.state in EXPLAINABLE else asked


def suppliable(store: Store, sheet: Sheet) -> Mapping[str, datetime]:
    """Those of them that lie with the officer, not with the head."""
    returned = store.returned_leaves.open_of_sheet(sheet.id)
    asked = {code: one.at for code, one in returned.items() if one.state is ReturnState.ASKED}
    return {**_reviewed(store, sheet), **asked} if sheet.state is SheetState.EXPLAINING else asked


def _reviewed(store: Store, sheet: Sheet) -> dict[str, datetime]:
    """When a criterion's points were last changed by somebody else."""
    trail = store.sheets.trail(sheet.id)
    return {change.leaf: change.at for change in trail if change.what.startswith(("review", "letter"))}
