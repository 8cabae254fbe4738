"""What the calendar asks beside the great tasks: reports and papers on their last day, receipts, more time, notices."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.player import Player
from bot.rehearsal.cast import Cast
from handlers import debts
from handlers.extension_card import still_open
from handlers.extension_deciders import find_deciders
from handlers.hand_in_rights import DOERS
from handlers.ledger import Ledger, ledger
from handlers.talk import Talk, Turn
from messages.bloc_schema import BlocFile
from rules import vietnamese
from rules.acts import Act
from rules.calendar_items import CalendarItem
from rules.debtors import Debtor
from rules.debts import Missing, may_hand_in, takes_paper
from rules.notices import NoticeState
from rules.people import Role, Unit

Step = tuple[Callable[[Player, str], Awaitable[object]], str]
OWN, LEADING = DOERS[Debtor.UNITS], DOERS[Debtor.LEAD]
REPORT = "Đơn vị gửi nội dung theo yêu cầu, bản đầy đủ kèm công văn."
INVITATION: tuple[Step, ...] = (
    (Player.says, "hội nghị"),
    (Player.taps, "Chuẩn bị giấy mời"),
    (Player.taps, "Địa điểm"),
    (Player.says, "Hội trường Tỉnh ủy"),
    (Player.taps, "Gửi giấy mời"),
)


@dataclass(frozen=True)
class Errand:
    """Somebody of `unit` in one of `roles` takes these steps."""

    unit: int
    roles: tuple[Role, ...]
    steps: tuple[Step, ...]


async def run_errands(cast: Cast) -> int:
    """Everybody but the holders of phones does what is due, each thing tried once; how many were done."""
    done = 0
    while todo := [one for one in await _errands(cast) if one not in cast.tried]:
        for errand in todo:
            cast.tried.add(errand)
            person = await cast.actor(errand.unit, *errand.roles)
            if person is not None:
                done += 1
                for step, words in errand.steps:
                    await step(person, words)
    return done


def early(due: datetime, unit: int) -> datetime:
    """When a unit does what is due then: two of three on a working day some days before, the others on the last."""
    before = due - timedelta(3) if unit % 3 else due
    return before - timedelta(max(0, before.weekday() - 4))


def days_late(file: BlocFile) -> dict[tuple[str, str], int]:
    """How late the sample has a unit's report come in, by the unit's key and the item's id; of those that are."""
    scores = file.sample.scores if file.sample else {}
    dated = [leaf for leaf in file.tree.leaves if leaf.from_calendar]
    typed = {(unit, leaf.from_calendar): said.get(leaf.code, "") for unit, said in scores.items() for leaf in dated}
    return {key: int(days) for key, days in typed.items() if days.isdigit() and days != "0"}


async def _errands(cast: Cast) -> list[Errand]:
    found: list[Errand] = []
    late = days_late(cast.file)

    def look(talk: Talk) -> Turn:
        found.extend((*_unread(talk), *_unanswered(talk), *_due(talk, late)))
        return Turn()

    await cast.desk.tick(cast.bloc_id, look)
    return found


def _unread(talk: Talk) -> Iterator[Errand]:
    readings = talk.store.notices.readings(talk.bloc.id)
    for notice in talk.store.notices.of_bloc(talk.bloc.id):
        for unit, reading in readings.get(notice.id, {}).items():
            if notice.state is NoticeState.SENT and reading is None:
                yield _pressing(unit, OWN, f"noticeread {notice.id}")


def _unanswered(talk: Talk) -> Iterator[Errand]:
    for request in still_open(talk, ledger(talk)):
        found = find_deciders(talk, request.unit)
        if found is not None:
            unit, roles = found
            yield _pressing(unit.id, tuple(roles), f"grant {request.id}")


def _due(talk: Talk, late: Mapping[tuple[str, str], int]) -> Iterator[Errand]:
    by = ledger(talk)
    for item in talk.bloc.calendar:
        for unit, lacks in debts.owing(talk, item, by).items():
            if lacks.declared:
                yield _pressing(talk.leadership.lead, LEADING, f"gotpaper {item.id} {unit}")
            elif unit in talk.units and not item.is_event and (item.opens or talk.now) <= talk.now:
                by_units = by.who(item) is Debtor.UNITS
                days = late.get((talk.units[unit].key, item.id), 0)
                last = item.due + timedelta(days) if days or not by_units else early(item.due, unit)
                yield from _own(by, item, talk.units[unit], lacks) if last.date() <= talk.today else ()


def _own(by: Ledger, item: CalendarItem, unit: Unit, lacks: Missing) -> Iterator[Errand]:
    """A paper follows what is done in the chat."""
    who, meeting = by.who(item), by.facts.acts.meeting
    roles = DOERS.get(who, ())
    if lacks.chat and item.act is Act.INVITED:
        yield Errand(unit.id, roles, INVITATION)
    elif lacks.chat and item.act is Act.REGISTERED and meeting is not None:
        yield _pressing(unit.id, (Role.DELEGATE,), f"register {meeting.id} {unit.id}")
    elif lacks.chat and not item.act and may_hand_in(item, who):
        told: tuple[Step, ...] = ((Player.says, REPORT), (Player.taps, "Xác nhận nộp"))
        done: tuple[Step, ...] = ((Player.taps, "Không ghi thêm"),)
        steps = told if who is Debtor.UNITS else done
        yield Errand(unit.id, roles, ((Player.presses, f"handin {item.id}"), *steps))
    elif lacks.paper and takes_paper(item, who) and (not item.task or by.facts.in_chat(item, unit.id)):
        number = f"{_letters(unit)} ngày {vietnamese.day(by.talk.today)}"
        steps = ((Player.says, number), (Player.taps, "Bỏ qua"))
        yield Errand(unit.id, roles, ((Player.presses, f"handpaper {item.id}"), *steps))


def _letters(unit: Unit) -> str:
    """A number as such a unit gives its papers: "04-CV/BDV"."""
    return f"{unit.id:02d}-CV/{''.join(word[0] for word in unit.name.split() if word[0].isalpha()).upper()}"


def _pressing(unit: int, roles: tuple[Role, ...], value: str) -> Errand:
    return Errand(unit, roles, ((Player.presses, value),))
