"""Casting in Telegram itself, where the bloc allows it: what stands on the card and its buttons."""

from dataclasses import dataclass

from messages.message import Message
from rules.ballots import Answer

CAST_HERE = "Bỏ phiếu tại đây"
REVIEW = "Xem lại phiếu"
BLANK = "Bỏ phiếu trắng"
SPOIL = "Bỏ phiếu không hợp lệ"
CAST = "Bỏ phiếu"
AGAIN = "Chọn lại"
TRY_AGAIN = "Thử lại"
ANSWERS = {
    Answer.AGREE: "Tán thành",
    Answer.AGAINST: "Không tán thành",
    Answer.NO_OPINION: "Không có ý kiến",
}


@dataclass(frozen=True)
class WhoCanRead(Message):
    """Above the button that casts here, and under the marks."""


@dataclass(frozen=True)
class Marking(Message):
    """Under the card's heading: `marked` of `at_most`, or of all where each is `answered`; `chosen` by name."""

    marked: int
    at_most: int
    answered: bool
    chosen: tuple[str, ...]
    warning: str


@dataclass(frozen=True)
class MarksLost(Message):
    """Marks made before are not there any more."""


@dataclass(frozen=True)
class Said:
    """One candidate on the paper; `answer` where each candidate is answered."""

    name: str
    answer: Answer | None


@dataclass(frozen=True)
class Review(Message):
    """What the paper says before it is cast; `missing` candidates are not answered."""

    said: tuple[Said, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Final(Message):
    """Under everything that is about to be cast."""


@dataclass(frozen=True)
class Taken(Message):
    """The paper has just been taken under this `code`; nothing of what it says is left."""

    code: str
