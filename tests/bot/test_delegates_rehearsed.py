"""In the demo delegates whose phones nobody holds check in, vote and try out the trial; a held one is waited for."""

from functools import partial
from pathlib import Path

from bot.demo_owed import Owing
from bot.rehearsal.cast import Cast
from bot.rehearsal.meeting import MeetingActs
from bot.rehearsal.touches import Touches
from rules.blocs import Bloc
from storage.store import Store
from tests.bot.delegates_stage import THREE, DelegatesStage


def owed(store: Store, stage: DelegatesStage, held: int, out: tuple[int, ...]) -> list[tuple[str, str]]:
    bloc = store.blocs.get(stage.bloc)
    assert isinstance(bloc, Bloc)
    return Owing(store, bloc, stage.clock(), held=[held], out=out).all()


async def test_every_delegate_but_the_held_one_does_what_the_meeting_waits_for(tmp_path: Path) -> None:
    async with DelegatesStage(tmp_path) as stage:
        secretary, held = await stage.secretary(), await stage.person(THREE[2])
        name = "Trưởng phòng Dân vận các cơ quan (BDV)"
        cast = Cast(stage.desk, stage.clock, stage.file, stage.bloc, holding=[held.person, secretary.person])
        acts = MeetingActs(cast, Touches(stage.touches, stage.committee), stage.effects.drain)
        await secretary.says("/hoinghi")
        await secretary.taps("Mở điểm danh")
        while await acts.next():
            pass
        meeting = (await stage.meeting()).id
        known = await stage.desk.read(lambda store: store.meetings.delegates(meeting))
        assert (len(known), held.person in known) == (10, False)
        assert (name, "check_in") in await stage.desk.read(partial(owed, stage=stage, held=held.person, out=()))
        await held.taps("Có mặt")
        await secretary.presses(f"trial {meeting}")
        await stage.effects.drain()
        while await acts.next():
            pass
        trial = await stage.desk.read(lambda store: store.ballots.trial(meeting))
        assert trial is not None
        assert (await stage.box.turnout(trial.id)).collected == 10
        assert await stage.box.waiting(trial.id) == (held.person,)
        await secretary.says("/hoinghi")
        await secretary.taps("Khai mạc hội nghị")
        out = partial(owed, stage=stage, held=held.person, out=(held.person,))
        assert (name, "vote") in await stage.desk.read(out)
