"""Where a ballot stands after `kill -9` at each edge of its way: the table that the program keeps to."""

from __future__ import annotations

from enum import StrEnum

from rules.meetings import BallotState


class Kill(StrEnum):
    BOT = "bot"
    BOX = "box"
    BOTH = "both"


class After(StrEnum):
    """What the lead is offered next."""

    DRAFT = "Niêm phong hòm phiếu"
    SEALED = "Nhắc nhận chìa khóa"
    READY = "Phát phiếu"
    OPEN = "Đóng hòm phiếu"
    CLOSED = "Không mở được hòm phiếu"
    COUNTED = "Công bố"
    ANNOUNCED = "Đã gửi nhóm"
    VOID = "Bỏ phiếu lại"


STATES = {
    After.DRAFT: BallotState.DRAFT,
    After.SEALED: BallotState.KEYING,
    After.READY: BallotState.KEYING,
    After.OPEN: BallotState.OPEN,
    After.CLOSED: BallotState.CLOSED,
    After.COUNTED: BallotState.OPENED,
    After.ANNOUNCED: BallotState.ANNOUNCED,
    After.VOID: BallotState.VOID,
}
KEPT = {After.CLOSED, After.COUNTED, After.ANNOUNCED}
"""Roll and papers are in the database; before that neither is."""

_D, _S, _R, _O = After.DRAFT, After.SEALED, After.READY, After.OPEN
_C, _T, _A, _V = After.CLOSED, After.COUNTED, After.ANNOUNCED, After.VOID
_ROWS = {
    "draft": (_D, _D, _D),
    "keys being made": (_S, _S, _S),
    "keys in the box and not written": (_S, _V, _S),
    "no share fetched": (_S, _V, _V),
    "one share fetched": (_S, _V, _V),
    "every share fetched": (_R, _R, _R),
    "cards going out": (_O, _O, _O),
    "box open and not written": (_O, _V, _O),
    "nobody has voted": (_O, _V, _V),
    "some have voted": (_O, _V, _V),
    "a vote on its way": (_O, _V, _V),
    "closing": (_C, _V, _V),
    "box closed and not written": (_C, _C, _V),
    "closed": (_C, _C, _C),
    "one share given": (_C, _C, _C),
    "shares given and no count asked for": (_T, _C, _C),
    "papers being counted": (_T, _T, _C),
    "counted": (_T, _T, _T),
    "announced": (_A, _A, _A),
}
MATRIX = {(at, kill): after for at, row in _ROWS.items() for kill, after in zip(Kill, row, strict=True)}
