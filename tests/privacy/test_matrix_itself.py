"""The matrix can fail, forgets nothing that is registered, and its canaries can be met."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web.site import ROUTES
from handlers import self_score_list, self_score_notes, steps
from handlers.talk import Talk, Turn, Waiting
from rules.sheets import Sheet
from tests.privacy.arguments import Unknown
from tests.privacy.matrix import Matrix
from tests.privacy.phases import Phase
from tests.privacy.planted import VICTIM
from tests.privacy.requests import every_request
from tests.privacy.seats import SEATS, Seat
from tests.privacy.tries import Try, every_try
from tests.privacy.witnesses import of_victim, owned_tables
from tests.privacy.world import World, standing

OUTSIDER = SEATS[0]
OF_THE_MEETING = {
    "admission_cards",
    "attendance",
    "ballot_roll",
    "ballot_scans",
    "committees",
    "delegate_attendance",
    "delegate_roll",
    "motion_voices",
    "paper_counts",
    "remarks",
    "score_questions",
    "withdrawals",
}
"""Said or done before the whole meeting; how a unit voted is nowhere (tests/secrecy)."""
OF_THE_PROGRAM = {"consents", "corrections", "invitations", "leaderships", "stand_ins"}
"""Links, leaders, and what only the lead's own taps decide."""

RIGHTFUL = (f"{VICTIM}/officer", "ban-noi-chinh/officer")
NOT_IN_CHAT = {
    "nội dung tệp",
    "nội dung tệp báo cáo",
    "evidence's content",
    "first answer",
    "first answer: assigned",
    "first answer: done",
    "giải trình",
    "giải trình chưa gửi",
    "BC/BDV",
    "lý do vẫn xét",
    "lý do vắng",
    "Người dự thay",
    "chức vụ người dự thay",
}
"""Contents of files, and what waits for a state of the sheet or of the meeting, or a criterion not tried."""


@dataclass(frozen=True)
class EnterSomethingNew(Waiting):
    novelty: int


def something_new(talk: Talk, novelty: int) -> Turn:
    raise NotImplementedError(talk, novelty)


async def a_new_page(request: Request) -> Response:
    raise NotImplementedError(request)


def any_sheet(talk: Talk, number: int) -> Sheet:
    """What a step's own check would be with its first line forgotten."""
    found = talk.store.sheets.get(number)
    assert found is not None
    return found


def test_every_table_that_can_hold_a_units_data_holds_some_of_the_victims(world: World) -> None:
    with closing(sqlite3.connect(world.folder / "stage.db")) as database:
        held = {
            table.name
            for table in owned_tables()
            if database.execute(_SOME.format(table.name, of_victim(table, world.planted))).fetchone()
        }
    assert {table.name for table in owned_tables()} - held == OF_THE_MEETING | OF_THE_PROGRAM


def test_a_new_button_is_not_forgotten(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(steps.TAPS, "novel", something_new)
    with pytest.raises(Unknown, match="novel takes 'novelty'"):
        list(every_try(world.planted))


def test_a_new_question_is_not_forgotten(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(steps.ANSWERS, EnterSomethingNew, something_new)
    with pytest.raises(Unknown, match="EnterSomethingNew takes 'novelty'"):
        list(every_try(world.planted))


def test_a_new_page_is_not_forgotten(world: World) -> None:
    with pytest.raises(Unknown, match="novelty"):
        list(every_request([*ROUTES, Route("/p/{pid}/{novelty}/", a_new_page)], world.planted, ""))


async def test_a_step_that_forgets_to_ask_whose_sheet_it_is_is_found(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(self_score_list, "own_sheet", any_sheet)
    found = await _found(world, tmp_path, Phase.SCORING, OUTSIDER, {"leaves"})
    assert any("answer" in one for one in found)


async def test_a_step_that_forgets_to_ask_who_may_change_a_sheet_is_found(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(self_score_notes, "editable_sheet", any_sheet)
    found = await _found(world, tmp_path, Phase.SCORING, OUTSIDER, {"unnote"})
    assert any("touches: update answers" in one for one in found)


@pytest.mark.long
async def test_the_unit_and_the_lead_meet_every_canary_that_the_chat_shows(
    world: World, tmp_path: Path
) -> None:
    met: set[str] = set()
    for phase in (Phase.SCORING, Phase.SENT):
        (tmp_path / phase).mkdir()
        async with standing(world, tmp_path / phase, phase) as (stage, planted):
            for key in RIGHTFUL:
                player = await stage.person(key)
                planted.addresses[key] = (player.person, player.address)
                found = Matrix(stage.database, stage.desk.router, planted, sent=False, all_rooms=True)
                met |= {one.what.split()[1] for one in found.findings(Seat(key), every_try(planted))}
    missed = {canary.what for word, canary in world.planted.canaries.known.items() if word not in met}
    assert missed <= NOT_IN_CHAT


async def _found(world: World, folder: Path, phase: Phase, seat: Seat, only: Iterable[str]) -> list[str]:
    async with standing(world, folder, phase) as (stage, planted):
        tries: list[Try] = [one for one in every_try(planted) if one.step in only]
        found = Matrix(stage.database, stage.desk.router, planted, sent=False)
        return [one.what for one in found.findings(seat, tries)]


_SOME = "SELECT 1 FROM {} WHERE {}"
