"""Keeps what a turn decided: messages said, the step waited for, effects, and what must go to other networks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from html import escape

from handlers.marks import marked, unmarked
from handlers.priorities import priority_of
from handlers.talk import Effect, Nothing, Say, Talk, Turn, bloc_room, room_of
from messages.common import WhichUnit
from messages.incoming import Attachment, Incoming
from messages.message import Message
from messages.outgoing import FileOut, Outgoing
from messages.render import render, render_refusal
from rules.blocs import BlocWords
from rules.errors import Refusal
from rules.people import Duty, Unit
from rules.priorities import Priority
from storage.chat import Said
from storage.conversations import Caller
from storage.store import Store


@dataclass(frozen=True)
class Kept:
    """What the rest of the program wakes up for after the commit."""

    rooms: frozenset[str] = frozenset()
    posts: bool = False
    effects: bool = False

    def __or__(self, other: Kept) -> Kept:
        return Kept(self.rooms | other.rooms, self.posts or other.posts, self.effects or other.effects)


def keep(talk: Talk, turn: Turn, caller: Caller | None) -> Kept:
    """Put a turn's messages, waiting step and effects into the open transaction."""
    kept = hear(talk.store, talk.room, talk.said, talk.now) if caller else Kept()
    for say in turn.say:
        kept |= _say(talk, say, elsewhere=caller is None or caller.elsewhere)
    if caller is not None:
        _stand(talk, caller, turn)
    for effect in turn.after:
        _put_effect(talk, effect)
    return kept | Kept(frozenset({bloc_room(talk.bloc.id)}), effects=bool(turn.after))


def keep_words(store: Store, said: Incoming, caller: Caller | None, words: Outgoing, now: datetime) -> Kept:
    """Answer with words alone: nothing else is kept."""
    room = room_of(caller.person) if caller else stranger_room(said)
    return hear(store, room, said, now) | post(store, room, words, now, priority=Priority.ANSWER)


def hear(store: Store, room: str, said: Incoming, now: datetime) -> Kept:
    """What was typed or sent becomes part of the history; a tap leaves no line."""
    if said.tap or not (said.text or said.files):
        return Kept()
    words = Outgoing(escape(said.text), files=tuple(_shown(file) for file in said.files))
    store.chat.hear(room, words.as_dict(), now)
    return Kept(frozenset({room}))


def post(
    store: Store,
    room: str,
    words: Outgoing,
    now: datetime,
    slot: str = "",
    *,
    in_place: bool = False,
    anywhere: bool = False,
    elsewhere: bool = True,
    priority: Priority = Priority.NOTICE,
) -> Kept:
    """One message into a room, and into the outbox of every other network its owner is on; of none, not `elsewhere`."""
    said = store.chat.say(room, words.as_dict(), now, slot, in_place=in_place, anywhere=anywhere)
    outside = _outside(store, room) if elsewhere else []
    for one in said:
        _queue(store, one, outside, now, priority)
    return Kept(frozenset({room}), posts=bool(outside))


def _shown(file: Attachment) -> FileOut:
    return FileOut(file.digest, file.name, file.size, file.media_type)


def stranger_room(said: Incoming) -> str:
    return f"s{said.channel}:{said.address}"


def _outside(store: Store, room: str) -> list[tuple[str, str]]:
    if room.startswith("s"):
        channel, address = room[1:].split(":", 1)
        return [(channel, address)]
    return store.people.outside_addresses(room)


def _queue(
    store: Store, said: Said, outside: list[tuple[str, str]], now: datetime, priority: Priority
) -> None:
    for channel, address in outside:
        store.outbox.put(said.row, channel, address, now, edit=said.edited, priority=priority)


def _say(talk: Talk, say: Say, *, elsewhere: bool) -> Kept:
    """`elsewhere`: whether the speaker may be on other networks too."""
    own = say.room == talk.room
    unit = talk.unit if say.unit in (0, talk.unit.id) else _business(talk, say.unit)
    duties = talk.duties if own else _duties(talk.store, say.room)
    words = _worded(say.message, talk.bloc.words)
    words = headed(talk, words, unit, duties, heading=not names_units(say.message))
    in_place = say.live or say.room.startswith("g") or (own and bool(talk.said.tap))
    return post(
        talk.store,
        say.room,
        words,
        talk.now,
        say.slot,
        in_place=in_place,
        anywhere=say.anywhere,
        elsewhere=elsewhere or not own,
        priority=priority_of(say.message, answers=own),
    )


def _business(talk: Talk, number: int) -> Unit:
    """Whose business it is: a unit's, or a department's that reviews for the bloc."""
    return talk.units.get(number) or talk.store.people.unit(number) or talk.unit


def _worded(message: Message | Refusal, words: BlocWords) -> Outgoing:
    return render_refusal(message, words=words) if isinstance(message, Refusal) else render(message, words)


def names_units(message: Message | Refusal) -> bool:
    """Whether it says itself whose business each part of it is."""
    return isinstance(message, Message) and message.names_units


def headed(
    talk: Talk, words: Outgoing, unit: Unit, duties: tuple[Duty, ...], *, heading: bool = True
) -> Outgoing:
    """Under the name of the unit and its bloc, its buttons acting there, when `duties` are in more units than one."""
    served = {duty.unit for duty in duties if duty.holds(talk.today)}
    if len(served) < 2:
        return words
    if unit.id in served:
        words = marked(words, unit.id)
    if not heading:
        return words
    bloc = talk.bloc if unit.bloc == talk.bloc.id else talk.store.blocs.get(unit.bloc) or talk.bloc
    line = render(WhichUnit(unit.name, bloc.name)).html
    return replace(words, html=f"{line}\n{words.html}")


def _duties(store: Store, room: str) -> tuple[Duty, ...]:
    """Of the person whose room it is; groups have none."""
    return store.people.duties(int(room[1:])) if room.startswith("p") else ()


def _stand(talk: Talk, caller: Caller, turn: Turn) -> None:
    """A tap that acts for another unit and asks nothing there leaves the person where they stood."""
    elsewhere = unmarked(talk.said.tap)[1] not in (0, caller.unit)
    if elsewhere and turn.wait is None and turn.unit is None:
        return
    unit = turn.unit if turn.unit is not None else talk.unit.id
    step, body = (caller.step, caller.body) if unit == caller.unit else ("", {})
    if turn.wait is not None:
        nothing = isinstance(turn.wait, Nothing)
        step, body = ("", {}) if nothing else (type(turn.wait).__name__, vars(turn.wait))
    if (unit, step, body) != (caller.unit, caller.step, caller.body):
        talk.store.conversations.put(Caller(caller.person, unit, step, body))


def _put_effect(talk: Talk, effect: Effect) -> None:
    talk.store.effects.put(effect.kind, {"bloc": talk.bloc.id, "person": talk.person.id, **effect.body})
