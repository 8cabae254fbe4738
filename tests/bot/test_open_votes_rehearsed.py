"""In the demo, units whose phone nobody holds answer an open vote by name; a held one is waited for."""

from pathlib import Path

from bot.demo_owed import Owing
from bot.rehearsal.cast import Cast
from bot.rehearsal.open_votes import adopt_minutes, give_voice
from rules.ballot_sheet import Meeting
from rules.motions import Voice, adopted
from storage.store import Store
from tests.handlers.meeting_stage import MeetingStage


async def meeting(stage: MeetingStage) -> Meeting:
    found = await stage.desk.read(lambda store: store.meetings.of_bloc(stage.bloc))
    assert found is not None
    return found


async def test_everybody_but_the_held_phone_answers_and_that_one_is_named(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.presses("motionready 1 report")
        await secretary.taps("Theo tên đơn vị")
        held = (await stage.person("bao-lao-cai/head")).person
        cast = Cast(stage.desk, stage.clock, stage.file, stage.bloc, holding=[held])
        answered = 0
        while await give_voice(cast, await meeting(stage)):
            answered += 1
        voices = await stage.desk.read(lambda store: store.motions.voices(1))
        assert (answered, set(voices.values())) == (8, {Voice.AGREE})

        def owed(store: Store) -> list[tuple[str, str]]:
            bloc = store.blocs.get(stage.bloc)
            assert bloc is not None
            return Owing(store, bloc, stage.clock(), held=[held], out=()).all()

        assert ("Báo Lào Cai", "voice") in await stage.desk.read(owed)
        assert await stage.unit("bao-lao-cai") not in voices


async def test_the_minutes_are_adopted_once(tmp_path: Path) -> None:
    async with MeetingStage(tmp_path) as stage:
        secretary = await stage.open()
        cast = Cast(stage.desk, stage.clock, stage.file, stage.bloc)
        assert await adopt_minutes(cast, await meeting(stage), secretary)
        assert not await adopt_minutes(cast, await meeting(stage), secretary)
        assert adopted(await stage.desk.read(lambda store: store.motions.of_meeting(1)))
