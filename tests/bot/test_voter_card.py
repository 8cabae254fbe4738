"""The card follows the bloc's rules, takes an invalid paper on purpose, and gives a code for the paper taken."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from nacl.public import SealedBox

from bot.ballot_touches import BallotTouches
from bot.box.memory import MemoryBox
from bot.box.port import BoxSilent
from rules.ballots import SPOILED, decode_marks
from rules.codes import inclusion_code
from rules.profile import BallotKind, Profile
from tests.bot.committee_stage import CommitteeStage

VOTER = "ban-dan-van/head"
Answer = dict[str, object]


def of_kind(kind: BallotKind) -> Callable[[Profile], Profile]:
    return lambda profile: replace(profile, kind=kind)


async def cast(stage: CommitteeStage, *marks: int, blank: bool = False, spoiled: bool = False) -> Answer:
    touches = BallotTouches(stage.desk, stage.box)
    return await touches.cast(await stage.who(VOTER), stage.number, marks, blank, spoiled)


async def card(stage: CommitteeStage) -> Answer:
    return await BallotTouches(stage.desk, stage.box).card(await stage.who(VOTER), stage.number)


async def only_paper(stage: CommitteeStage) -> tuple[bytes, bytes]:
    """Sealed, and opened."""
    [sealed] = (await stage.box.close(stage.number)).sealed
    return sealed.blob, SealedBox(stage.secret).decrypt(sealed.blob)


@pytest.mark.parametrize(
    ("kind", "at_most", "words"),
    [
        (BallotKind.CHOOSE_AT_MOST, 2, "không quá 2"),
        (BallotKind.APPROVE_EACH, 9, "đồng ý"),
        (BallotKind.ELECT_ONE, 1, "Chọn <b>1</b>"),
        (BallotKind.OPINION_EACH, 9, "không tán thành"),
    ],
)
async def test_the_card_offers_what_the_rules_let_a_paper_say(
    tmp_path: Path, kind: BallotKind, at_most: int, words: str
) -> None:
    async with CommitteeStage(tmp_path, of_kind(kind)) as stage:
        await stage.open_box()
        shown = await card(stage)
        assert (shown["state"], shown["at_most"]) == ("open", at_most)
        assert words in str(shown["html"])


async def test_each_candidate_is_answered_by_one_of_three_marks(tmp_path: Path) -> None:
    async with CommitteeStage(tmp_path, of_kind(BallotKind.OPINION_EACH)) as stage:
        await stage.open_box()
        options = (await card(stage))["options"]
        assert isinstance(options, list)
        marks = [options[0]["answers"][0], options[1]["answers"][1], options[2]["answers"][2]]
        twice = await cast(stage, options[0]["answers"][0], options[0]["answers"][1])
        assert "error" in twice
        assert (await cast(stage, *marks))["state"] == "cast"
        assert decode_marks((await only_paper(stage))[1]) == tuple(sorted(marks))


async def test_the_code_is_of_the_paper_in_the_box(tmp_path: Path) -> None:
    async with CommitteeStage(tmp_path) as stage:
        await stage.open_box()
        code = (await cast(stage, 1))["code"]
        assert re.fullmatch(r"[A-Z2-7]{5}-[A-Z2-7]{5}", str(code))
        blob, _ = await only_paper(stage)
        assert code == inclusion_code(blob)


async def test_a_paper_that_was_not_taken_has_no_code(tmp_path: Path) -> None:
    async with CommitteeStage(tmp_path) as stage:
        await stage.open_box()
        await cast(stage, 1)
        assert "code" not in await cast(stage, 1)
        assert "code" not in await card(stage)


class LateBox(MemoryBox):
    """Takes the paper; its answer is lost."""

    async def put(self, ballot: int, unit: int, blob: bytes) -> bool:
        await super().put(ballot, unit, blob)
        raise BoxSilent


async def test_a_paper_that_may_not_be_in_has_no_code(tmp_path: Path) -> None:
    async with CommitteeStage(tmp_path, box=LateBox()) as stage:
        await stage.open_box()
        assert (await cast(stage, 1)).keys() == {"error"}
        assert "code" not in await cast(stage, 1)


async def test_an_invalid_paper_is_cast_on_purpose(tmp_path: Path) -> None:
    async with CommitteeStage(tmp_path) as stage:
        await stage.open_box()
        assert "không tính cho đơn vị nào" in str((await card(stage))["spoiled_say"])
        assert (await cast(stage, spoiled=True))["state"] == "cast"
        assert (await only_paper(stage))[1] == SPOILED


@pytest.mark.parametrize(
    ("marks", "blank", "spoiled"), [((1,), True, False), ((1,), False, True), ((), True, True), ((), False, False)]
)
async def test_a_paper_says_one_thing(tmp_path: Path, marks: tuple[int, ...], blank: bool, spoiled: bool) -> None:
    async with CommitteeStage(tmp_path) as stage:
        await stage.open_box()
        assert (await cast(stage, *marks, blank=blank, spoiled=spoiled)).keys() == {"error"}
        assert (await stage.box.turnout(stage.number)).collected == 0


async def test_a_unit_with_a_paper_slip_is_told_so_and_does_not_vote_by_phone(tmp_path: Path) -> None:
    async with CommitteeStage(tmp_path) as stage:
        await stage.open_box()
        await stage.box.hand_slip(stage.number, await stage.unit("ban-dan-van"))
        shown = await card(stage)
        assert (shown["state"], "phiếu giấy" in str(shown["say"])) == ("closed", True)
        assert "phiếu giấy" in str((await cast(stage, 1))["error"])
