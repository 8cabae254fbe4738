"""A department's review that came as a letter: entered by one person, confirmed by a second one."""

from dataclasses import dataclass
from datetime import date

from messages.message import Message
from messages.self_score import LeafLine
from rules.people import Unit
from rules.review_letters import Letter, LetterLine, Scan


@dataclass(frozen=True)
class LetterEntry:
    letter: Letter
    unit: Unit


@dataclass(frozen=True)
class Letters(Message):
    """`departments` are those a letter may come from."""

    bloc: str
    letters: tuple[LetterEntry, ...]
    departments: tuple[Unit, ...]


@dataclass(frozen=True)
class AskLetterNumber(Message):
    department: Unit
    example: date


@dataclass(frozen=True)
class AskLetterSigner(Message):
    department: Unit
    number: str
    dated: date


@dataclass(frozen=True)
class AskLetterScan(Message):
    letter: Letter
    department: Unit


@dataclass(frozen=True)
class ScanRefused(Message):
    """What came is neither a document nor a picture."""

    letter: Letter
    names: tuple[str, ...]


@dataclass(frozen=True)
class OneScan(Message):
    """A letter has one scan: `kept` is it, `names` came with it."""

    kept: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class LetterScore:
    """What the letter says of one criterion beside what stands; `leaf_line` is the unit's answer."""

    leaf_line: LeafLine
    said: LetterLine


@dataclass(frozen=True)
class LetterUnit:
    """One unit in the letter: other points, and how many criteria stay as they are."""

    unit: Unit
    sheet: int
    changed: tuple[LetterScore, ...]
    kept: int


@dataclass(frozen=True)
class SheetChoice:
    unit: Unit
    sheet: int


@dataclass(frozen=True)
class LetterCard(Message):
    """`sheets` can still be entered; `may_enter` for who enters, `may_confirm` for a second person."""

    letter: Letter
    department: Unit
    scan: Scan | None
    units: tuple[LetterUnit, ...]
    sheets: tuple[SheetChoice, ...]
    may_enter: bool
    may_confirm: bool


@dataclass(frozen=True)
class AskLetterLines(Message):
    """The department's criteria of one unit, as they stand and as the letter has them; `rest` are not entered."""

    letter: Letter
    department: Unit
    unit: Unit
    sheet: int
    lines: tuple[LeafLine, ...]
    entered: tuple[LetterScore, ...]
    kept: int
    rest: int


@dataclass(frozen=True)
class LetterHandedOver(Message):
    """To who entered it; `to` may confirm it."""

    letter: Letter
    department: Unit
    to: tuple[str, ...]


@dataclass(frozen=True)
class AskLetterReturn(Message):
    letter: Letter
    department: Unit


@dataclass(frozen=True)
class LetterSentBack(Message):
    """To who entered it, and to who sent it back."""

    letter: Letter
    department: Unit
    own: bool


@dataclass(frozen=True)
class LetterConfirmed(Message):
    """To both: from now on its points count."""

    letter: Letter
    department: Unit
    changed: int
    kept: int
    units: int


@dataclass(frozen=True)
class LetterDropped(Message):
    letter: Letter
    department: Unit
