"""A small bloc in a real database, and a desk that answers every turn with one line."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from fractions import Fraction
from html import escape
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.changes import Changes
from bot.evidence_store import EvidenceStore
from bot.web.port import Backstage, Demo
from handlers.talk import Talk, Turn
from messages.incoming import Incoming
from rules.people import Duty, Leadership, Role
from rules.profile import BallotKind, Bar, Denominator, Form, Op, Profile, Tie
from rules.profile_dict import profile_to_dict
from storage.database import Database
from storage.store import Store
from tests.support.furnished import furnished
from tests.web.recording_ballots import UNITS, RecordingBallots
from tests.web.recording_committee import RecordingCommittee
from tests.web.recording_slips import RecordingSlips

T = TypeVar("T")
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2023, 12, 19, 7, 5, tzinfo=UTC).astimezone(ZONE)
OFFICER = "Cán bộ phụ trách thi đua, khen thưởng"
MAJORITY = Profile(
    form=Form.SECRET,
    kind=BallotKind.CHOOSE_AT_MOST,
    at_most=2,
    seats=2,
    threshold=Bar(Fraction(1, 2), Op.OVER),
    denominator=Denominator.ELIGIBLE,
    quorum=Bar(Fraction(2, 3), Op.AT_LEAST),
    tie=(Tie.RUN_OFF,),
)
TREE = {"title": "", "base": "0", "step": "1", "floor": "0", "groups": []}
PLAN = {"tree": TREE, "profile": profile_to_dict(MAJORITY), "calendar": [], "award": "Cờ"}


@dataclass
class EchoDesk:
    """Keeps what was said and answers it once, on one thread like the real desk's writer."""

    database: Database
    changes: Changes = field(default_factory=Changes)
    said: list[Incoming] = field(default_factory=list)
    unwritable: str = ""

    async def take(self, said: Incoming) -> None:
        with self.database.write() as store:
            person = store.devices.person_of(said.address)
            if not store.inbox.claim(said.update) or person is None:
                return
            self.said.append(said)
            room = f"p{person}"
            if said.text or said.files:
                files = [asdict(file) for file in said.files]
                store.chat.hear(room, {"html": escape(said.text), "files": files}, NOW)
            store.chat.say(room, {"html": f"Đã nghe: {escape(said.text or said.tap)}"}, NOW)
        self.changes.touch({room})

    async def tick(self, bloc: int, step: Callable[[Talk], Turn]) -> None:
        raise NotImplementedError(bloc, step)

    async def read(self, work: Callable[[Store], T]) -> T:
        with self.database.read() as store:
            return work(store)

    async def write(self, work: Callable[[Store], T]) -> T:
        with self.database.write() as store:
            return work(store)

    async def say(self, room: str, **body: Any) -> None:
        await self.write(lambda store: store.chat.say(room, body, NOW))
        self.changes.touch({room})


@dataclass
class StillScreen:
    """A meeting whose big screen stands still."""

    shown: dict[str, Any] = field(default_factory=lambda: {"scene": "waiting", "title": "Hội nghị tổng kết"})

    async def state(self, token: str) -> dict[str, Any] | None:
        return self.shown if token == "meeting-token" else None

    async def room(self, token: str) -> str:  # noqa: ARG002
        return "m1"


class NoTablet:
    """No device is a shared tablet."""

    async def state(self, *_names: str) -> None:
        return None

    async def card(self, *_names: object, **_more: object) -> dict[str, Any]:
        return {}

    cast = dismiss = desk = call = card


@dataclass
class OneSheet:
    """The first person runs the bloc."""

    async def invitation_sheet(self, person: int) -> list[dict[str, Any]] | None:
        card = {"url": "http://bot.example/v/abc", "role": OFFICER, "unit": UNITS[1]}
        return [card] if person == 1 else None


@dataclass
class House:
    desk: EchoDesk
    back: Backstage
    ballots: RecordingBallots
    committee: RecordingCommittee
    slips: RecordingSlips
    screen: StillScreen


def build_house(folder: Path, demo: Demo | None = None) -> House:
    """Three units with one officer each: persons 1, 2 and 3 of bloc 1."""
    furnished(folder / "bot.db", _populate, _populate)
    database = Database(f"sqlite:///{folder / 'bot.db'}")
    desk, ballots, screen = EchoDesk(database), RecordingBallots(), StillScreen()
    committee, slips = RecordingCommittee(), RecordingSlips()
    back = Backstage(
        desk=desk,
        evidence=EvidenceStore(folder / "evidence"),
        now=lambda: NOW,
        zone=ZONE,
        public_url="http://bot.example",
        ballots=ballots,
        committee=committee,
        slips=slips,
        tablet=NoTablet(),
        screen=screen,
        sheet=OneSheet(),
        demo=demo,
    )
    return House(desk, back, ballots, committee, slips, screen)


def _populate(store: Store) -> None:
    bloc = store.blocs.put("mau", "Khối thi đua các cơ quan Tỉnh ủy", 2023, PLAN)
    since = date(2023, 1, 1)
    plain = {"head_title": "", "aliases": [], "since": since, "until": None}
    for name in UNITS:
        number = store.people.put_unit(bloc, {"key": name, "name": name, "short": name, **plain})
        person = store.people.put_person(f"officer-{number}", f"{OFFICER} {name}")
        store.people.put_duty(Duty(person, number, bloc, Role.OFFICER, since))
    store.people.put_leadership(bloc, 2023, Leadership(1))
