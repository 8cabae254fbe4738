"""Xin gia hạn, Đã nộp bản giấy asked for in words: of the one thing meant, else of one chosen from what is owed.

"gia hạn tự chấm đến 15/11" -> that item's step | "xin gia hạn" -> list -> extend <item>, handpaper <item>
What the words say of day and reason is kept until one of the list is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from handlers import extensions, paper_hand_ins
from handlers.extension_card import askers
from handlers.hand_in_rights import may_do
from handlers.ledger import ledger
from handlers.own_debts import own_debts
from handlers.talk import Nothing, Talk, Turn, Waiting
from messages import asked_of_debts as says
from messages.calendar_item import DebtLine
from rules.debts import takes_paper
from rules.errors import UnknownWord
from rules.vietnamese import fold

SLOT = "asked"
SAID_BEFORE = re.compile(
    r"^(?:xin|de nghi|cho phep|duoc|gia han|lui han|da|toi|don vi|nop|gui|ban giay|cong van|viec|cho|cua|\s)+\b"
)
SAID_AFTER = re.compile(r"\b(?:den|toi|het|sang|vi|do|ngay|them)\b.*$|[,;:].*$|\d.*$")


def ask_extension(talk: Talk) -> Turn:
    """What the speaker may ask longer for."""
    return _step(
        talk,
        _extendable(talk),
        lambda talk, item_id: extensions.begin(talk, item_id, talk.said.text),
        lambda found: says.ChooseToExtend(talk.unit, found, talk.runs_bloc),
        extensions.Choosing(talk.said.text),
    )


def choose(talk: Talk) -> Turn:
    """One of the list by its name; raise UnknownWord."""
    waiting, typed = talk.awaited(extensions.Choosing), talk.typed()
    meant = [line for line in _extendable(talk) if _is_meant(talk, line)]
    if len(meant) != 1:
        raise UnknownWord
    has_day = any(char.isdigit() for char in typed)
    return extensions.begin(talk, meant[0].item.id, typed if has_day else waiting.said)


def declare_paper(talk: Talk) -> Turn:
    """The signed papers that are missing and were not declared yet."""
    by = ledger(talk)
    lines = [
        line
        for line in own_debts(talk)
        if line.lacks.paper
        and not line.lacks.declared
        and may_do(talk, line.item, by)
        and takes_paper(line.item, by.who(line.item))
    ]
    return _step(talk, lines, paper_hand_ins.ask, lambda found: says.ChoosePaper(talk.unit, found), Nothing())


def _step(
    talk: Talk,
    lines: Iterable[DebtLine],
    ask: Callable[[Talk, str], Turn],
    choose: Callable[[tuple[DebtLine, ...]], says.ChooseToExtend | says.ChoosePaper],
    wait: Waiting,
) -> Turn:
    found = tuple(sorted(lines, key=lambda line: abs(line.due - talk.now)))
    meant = tuple(line for line in found if _is_meant(talk, line)) or found
    if len(meant) == 1:
        return ask(talk, meant[0].item.id)
    return talk.reply(choose(meant), SLOT, wait)


def _extendable(talk: Talk) -> list[DebtLine]:
    return [
        line
        for line in own_debts(talk)
        if line.item in talk.bloc.calendar
        and not line.item.is_event
        and not (line.lacks.waits or line.lacks.is_paused)
        and talk.roles & set(askers(talk, line.item))
    ]


def _is_meant(talk: Talk, line: DebtLine) -> bool:
    said = SAID_AFTER.sub("", SAID_BEFORE.sub("", fold(talk.said.text))).strip()
    return bool(said) and said in fold(line.item.title)


COMMANDS = {"giahan": ask_extension, "bangiay": declare_paper}
ANSWERS = {extensions.Choosing: choose}
