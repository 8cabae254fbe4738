"""A unit's own answers, notes, estimates and their trail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from rules.blocs import Bloc
from rules.criteria import LeafKind
from rules.scoring import Answer, read_answer
from storage.store import Store
from tests.privacy.canaries import Canaries

COUNTED = (LeafKind.RATIO, LeafKind.TARGET)
ESTIMATED = "4.4"


def plant_scores(
    store: Store, bloc: Bloc, sheet: int, scores: Mapping[str, str], by: int, now: datetime, seen: Canaries
) -> None:
    """Each criterion answered twice, so that the trail holds another figure than the sheet."""
    for leaf in bloc.tree.leaves:
        given = read_answer(leaf, scores[leaf.code])
        for what in ("first answer", "answer"):
            answer = replace(given, estimate=leaf.code == ESTIMATED)
            if leaf.kind is not LeafKind.TARGET:
                answer = replace(answer, points=seen.figure(what, leaf.code))
            if leaf.kind in COUNTED:
                answer = replace(answer, raw=_raws(seen, what, leaf.code))
            elif leaf.kind is LeafKind.POINTS:
                answer = Answer((str(answer.points),), answer.points)
            store.sheets.put_answer(sheet, leaf.code, answer, None, by, now)
        store.answers.put_note(sheet, leaf.code, seen.text("ghi chú", leaf.code), by, now)


def _raws(seen: Canaries, what: str, code: str) -> tuple[str, str]:
    return seen.raw(f"{what}: assigned", code), seen.raw(f"{what}: done", code)
