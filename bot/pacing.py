"""When a network may be written to: its limits kept by ourselves, so that it never has to refuse.

A message counts in a window until `span` seconds after its answer came. The network took it at some moment
before that answer, so in the network's own window there are never more than in ours, however slow the way is.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from math import inf

from rules.priorities import Priority

SLACK = 0.002
"""Seconds: two machines' clocks never run alike."""
TALKING = 10.0
"""Seconds after an answer in which slots are kept free for the next ones."""
BREATH = 0.05
"""Seconds that an answer has to itself when it goes."""
LATEST = 6
"""Steps of a broadcast that are caught up with, when it was woken late."""
MOST_CHATS = 512


@dataclass(frozen=True)
class Rate:
    """At most `most` messages in any `span` seconds."""

    most: int
    span: float


@dataclass(frozen=True)
class Limits:
    """Of one network: all together, one person's chat, one group; `lanes` are sends under way at once.

    One lane is only for answers and ballots; `kept` slots are left free for answers while people talk.
    """

    overall: Rate
    person: tuple[Rate, ...]
    group: tuple[Rate, ...]
    lanes: int = 4
    kept: int = 3

    def of(self, address: str) -> tuple[Rate, ...]:
        """A group's number is negative where groups have numbers."""
        return self.group if address.startswith("-") else self.person


SECOND = Rate(1, 1.0)
TELEGRAM = Limits(Rate(30, 1.0), (SECOND,), (SECOND, Rate(20, 60.0)))
ZALO = Limits(Rate(10, 1.0), (SECOND,), (SECOND,))
LIMITS = {"telegram": TELEGRAM, "zalo": ZALO}


class Window:
    """The last messages under one rate."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._ends: deque[float] = deque()
        self._under_way = 0

    def opens(self, now: float, room: int) -> float:
        """From when there is room for so many; inf when only an answer can tell."""
        while self._ends and self._ends[0] <= now:
            self._ends.popleft()
        lacks = min(room, self._rate.most) + self._under_way + len(self._ends) - self._rate.most
        if lacks <= 0:
            return now
        return self._ends[lacks - 1] if lacks <= len(self._ends) else inf

    def begin(self, weight: int) -> None:
        self._under_way += weight

    def answered(self, now: float, weight: int) -> None:
        self._under_way -= weight
        self._ends.extend([now + self._rate.span + SLACK] * weight)

    def idle(self, now: float) -> bool:
        return not self._under_way and (not self._ends or self._ends[-1] <= now)


@dataclass
class Chat:
    """`paused` is the moment until which the network asked for patience there; `weight` is under way."""

    windows: tuple[Window, ...]
    paused: float = 0.0
    busy: bool = False
    weight: int = 0


@dataclass
class Pacer:
    """Of one network; every `now` is in seconds of one clock that never goes back."""

    limits: Limits
    chats: dict[str, Chat] = field(default_factory=dict)
    under_way: int = 0
    _paused: float = 0.0
    _answered: float = -inf
    _evenly: float = -inf
    """The moment for which a broadcast's next message is planned."""

    def __post_init__(self) -> None:
        self._overall = Window(self.limits.overall)

    def opens(self, now: float, address: str, priority: Priority, weight: int = 1) -> float:
        """Not before this moment may the message go; inf when only the end of one under way can tell."""
        gate = self._gate(now, priority)
        chat = self.chats.get(address)
        if gate > now or chat is None:
            return max(gate, self._overall.opens(now, self._room(now, priority, weight)))
        if chat.busy:
            return inf
        own = (window.opens(now, weight) for window in chat.windows)
        return max(chat.paused, self._overall.opens(now, self._room(now, priority, weight)), *own)

    def _gate(self, now: float, priority: Priority) -> float:
        """What holds for every chat alike."""
        urgent = priority <= Priority.BALLOT
        if self.under_way >= self.limits.lanes - (0 if urgent else 1):
            return inf
        return max(now, self._paused if urgent else max(self._paused, self._evenly, self._answered + BREATH))

    def _room(self, now: float, priority: Priority, weight: int) -> int:
        """Slots that must be free; an answer finds some when people are talking."""
        kept = priority > Priority.BALLOT and now - self._answered <= TALKING
        return weight + (self.limits.kept if kept else 0)

    def begin(self, now: float, address: str, priority: Priority, weight: int = 1) -> None:
        if len(self.chats) > MOST_CHATS:
            self._forget_idle(now)
        chat = self.chats.setdefault(address, Chat(tuple(map(Window, self.limits.of(address)))))
        chat.busy, chat.weight, self.under_way = True, weight, self.under_way + 1
        for window in (self._overall, *chat.windows):
            window.begin(weight)
        if priority <= Priority.BALLOT:
            self._answered = now
        else:
            late = now - self._evenly
            self._evenly = (now if late > LATEST * self._step else self._evenly) + weight * self._step

    def answered(self, now: float, address: str) -> None:
        """The network has taken it or refused it."""
        chat = self.chats[address]
        for window in (self._overall, *chat.windows):
            window.answered(now, chat.weight)
        chat.weight = 0

    def end(self, now: float, address: str) -> None:
        """What became of it is kept, or it was broken off: the next one may go."""
        if self.chats[address].weight:
            self.answered(now, address)
        self.chats[address].busy, self.under_way = False, self.under_way - 1

    def patience(self, now: float, address: str, seconds: float) -> None:
        """Too many, it says: in that chat; in all of them when another chat has heard the same."""
        if any(chat.paused > now for other, chat in self.chats.items() if other != address):
            self.pause(now, seconds)
        self.hold(now, address, seconds)

    def hold(self, now: float, address: str, seconds: float) -> None:
        """Nothing to this chat for a while."""
        chat = self.chats[address]
        chat.paused = max(chat.paused, now + seconds)

    def pause(self, now: float, seconds: float) -> None:
        """Nothing to the whole network for a while."""
        self._paused = max(self._paused, now + seconds)

    @property
    def _step(self) -> float:
        return self.limits.overall.span / self.limits.overall.most

    def _forget_idle(self, now: float) -> None:
        for address, chat in list(self.chats.items()):
            if not chat.busy and chat.paused <= now and all(window.idle(now) for window in chat.windows):
                del self.chats[address]
