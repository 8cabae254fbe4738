"""A workbook to be written, as plain data for the child that writes it: nothing here knows Excel."""

from dataclasses import asdict, dataclass, field
from typing import Any

HIDDEN = "ktd_mau_bieu"
"""The hidden page that tells our workbooks from all others and holds the lists to choose from."""


@dataclass(frozen=True)
class Column:
    """`width` in characters; `key` is what its cells are known by when the workbook comes back."""

    key: str
    title: str
    width: float
    centred: bool = False


@dataclass(frozen=True)
class Spot:
    """One cell. `number` is a plain decimal; an `entry` is coloured and may be typed in.

    `options` are offered as a list, `low`..`high` bound a number; both only advise. `remark` is its comment.
    """

    text: str = ""
    number: str = ""
    entry: bool = False
    as_text: bool = False
    options: tuple[str, ...] = ()
    low: str = ""
    high: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Line:
    """`level` 0 is an ordinary row, 1 the heading of a top group, 2 of the group below it, …"""

    spots: dict[str, Spot]
    level: int = 0


@dataclass(frozen=True)
class Book:
    """`marker`, JSON data, is hidden in it; `held` columns and all headings stay in sight."""

    name: str
    title: str
    under: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    held: int = 2
    marker: dict[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """JSON data."""
        return asdict(self)
