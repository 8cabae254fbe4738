"""The evidence book: files sent and where they are filed."""

from dataclasses import dataclass

from messages.message import Message
from rules.criteria import Group, Leaf
from rules.evidence import Evidence, Unfit
from rules.people import Unit
from rules.review import SheetState

AT_ONCE = 5
"""How many files one message hands out."""


@dataclass(frozen=True)
class Place:
    """Where a file is filed; `nomination` names what is nominated, `item` what was handed in, where it is one."""

    subject: str
    nomination: str = ""
    item: str = ""


@dataclass(frozen=True)
class RefusedFile:
    name: str
    why: Unfit


@dataclass(frozen=True)
class Reused:
    """A file whose content the unit has also filed at `place`; `year` is 0 for this year."""

    file: Evidence
    place: Place
    year: int


@dataclass(frozen=True)
class FileLine:
    """One file in a list: `also` is where else the unit uses this content, `shared` whether another unit does."""

    file: Evidence
    also: tuple[Place, ...] = ()
    shared: bool = False


@dataclass(frozen=True)
class AskEvidence(Message):
    sheet: int
    leaf: Leaf


@dataclass(frozen=True)
class FilesRefused(Message):
    """Nothing was kept; what came `again` is at `place` already. A book holds `most` files and `total` bytes."""

    refused: tuple[RefusedFile, ...]
    again: tuple[str, ...]
    place: Place
    most: int
    total: int


@dataclass(frozen=True)
class FilesReceived(Message):
    """Kept under "Chờ xếp"; `leaf` is the criterion on the card, `blocked` the one named but no longer open."""

    unit: Unit
    batch: int
    files: tuple[Evidence, ...]
    leaf: str
    state: SheetState
    may_file: bool
    blocked: str
    refused: tuple[RefusedFile, ...]
    again: tuple[str, ...]
    reused: tuple[Reused, ...]


@dataclass(frozen=True)
class FilesFiled(Message):
    """`name` is what buttons call these files; `count` is what now stands at `place`."""

    sheet: int
    files: tuple[Evidence, ...]
    name: str
    place: Place
    count: int
    refused: tuple[RefusedFile, ...]
    again: tuple[str, ...]
    reused: tuple[Reused, ...]


@dataclass(frozen=True)
class LeftUnsorted(Message):
    """`waiting` counts all that is not filed yet."""

    files: int
    waiting: int


@dataclass(frozen=True)
class UnsortedLeft(Message):
    """The sheet goes to the head while files are not filed, which its reviewers will not see."""

    unit: Unit
    waiting: int


@dataclass(frozen=True)
class GroupChoice:
    """`place` among the table's parts."""

    place: int
    group: Group


@dataclass(frozen=True)
class PickGroup(Message):
    """`name` is what buttons call the files."""

    name: str
    files: tuple[Evidence, ...]
    groups: tuple[GroupChoice, ...]


@dataclass(frozen=True)
class PickLeaf(Message):
    name: str
    files: tuple[Evidence, ...]
    group: Group
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True)
class Section:
    place: Place
    files: tuple[Evidence, ...]


@dataclass(frozen=True)
class Book(Message):
    """One page (counted from 0) of the unit's book; `total` and `limit` in bytes; `open` while files are taken."""

    unit: Unit
    year: int
    sections: tuple[Section, ...]
    files: int
    total: int
    limit: int
    unsorted: int
    page: int
    pages: int
    open: bool


@dataclass(frozen=True)
class SubjectFiles(Message):
    """The oldest of `count` files at one place; `sheet` is 0 where no more can be added."""

    unit: Unit
    place: Place
    text: str
    files: tuple[Evidence, ...]
    count: int
    sheet: int


@dataclass(frozen=True)
class MoreFiles(Message):
    """To a reviewer: some of a criterion's `total` files, from the `first` counted from 0."""

    sheet: int
    unit: Unit
    leaf: str
    files: tuple[FileLine, ...]
    first: int
    total: int


@dataclass(frozen=True)
class TickFiles(Message):
    unit: Unit
    files: tuple[Evidence, ...]
