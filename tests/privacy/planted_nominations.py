"""Whom a unit proposes, what became of it, and what is held against it."""

from __future__ import annotations

from datetime import date, datetime

from rules.evidence import Evidence
from rules.nomination_steps import Progress, Step
from rules.nominations import NominationFields, NominationKind, NominationState
from storage.store import Store
from tests.privacy.canaries import Canaries

DAY = date(2023, 11, 15)
FREE = ("name", "position", "workplace", "achievements", "initiative")


def plant_nominations(
    store: Store, bloc: int, unit: int, by: int, now: datetime, seen: Canaries
) -> dict[str, int]:
    """One sent and one still the unit's draft; the victim's numbers by name."""
    sent = store.nominations.put(bloc, unit, _fields(seen, NominationKind.INDIVIDUAL), by, now)
    draft = store.nominations.put(bloc, unit, _fields(seen, NominationKind.COLLECTIVE), by, now)
    store.nominations.set_state(sent, NominationState.SENT)
    why, number = seen.text("lý do"), seen.text("QĐ-UBND")
    store.nominations.put_step(Step(sent, Progress.RETURNED.value, by, now, DAY, number, why))
    held = (
        seen.text("Cá nhân tạm dừng xét"),
        seen.text("lý do tạm dừng xét"),
        seen.text("công văn tạm dừng"),
    )
    hold = store.holds.put(bloc, unit, *held, DAY, by, now)
    store.holds.admit(bloc, unit, seen.text("lý do vẫn xét"), by, now)
    _attach(store, bloc, unit, (sent, draft), by, now, seen)
    return {"nomination": sent, "draft": draft, "hold": hold}


def _fields(seen: Canaries, kind: NominationKind) -> NominationFields:
    return NominationFields(kind, **{name: seen.text(name) for name in FREE})


def _attach(
    store: Store, bloc: int, unit: int, nominations: tuple[int, ...], by: int, now: datetime, seen: Canaries
) -> None:
    sheet = store.sheets.of_unit(bloc, unit).id
    for number in nominations:
        digest, name = seen.digest("a nominee's file"), seen.text("thành tích.pdf")
        store.evidence.put(Evidence(0, sheet, f"n{number}", digest, name, 777, "application/pdf", by, now))
