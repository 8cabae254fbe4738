"""The whole bloc's points as a workbook, only for reading: as they stand now, or as the table was locked."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from messages.workbooks.book import Book, Column, Line, Spot
from rules.criteria import Tree
from rules.final_table import FinalTable
from rules.people import Unit
from rules.review import SENT, SheetState
from rules.totals import Totals
from rules.vietnamese import percent

MISSING, SENT_IN, READY = "Chưa gửi", "Đã gửi, đang thẩm định", "Đã thẩm định xong"
SETTLED = {SheetState.ACCEPTED, SheetState.LOCKED, SheetState.PUBLISHED}


@dataclass(frozen=True)
class UnitSoFar:
    """`own` and `final` are None until the unit has sent its sheet."""

    unit: Unit
    state: SheetState
    own: Totals | None
    final: Totals | None


def overview_book(tree: Tree, bloc: str, year: int, units: Iterable[UnitSoFar]) -> Book:
    """Before the lock: what the units gave themselves and what the review has made of it so far."""
    columns = (
        Column("number", "STT", 6, centred=True),
        Column("unit", "Đơn vị", 38),
        Column("state", "Tình trạng", 30),
        *_groups(tree),
        Column("own", "Tổng tự chấm", 10, centred=True),
        Column("final", "Tổng hiện nay", 10, centred=True),
    )
    lines = tuple(_so_far(tree, place, one) for place, one in enumerate(units, 1))
    under = (bloc, "Chưa chốt điểm, chưa xếp hạng. Bảng này chỉ để xem; điểm được sửa trong cuộc trò chuyện.")
    return Book(f"Tổng hợp {year}", _title(year), under, columns, lines)


def final_book(tree: Tree, bloc: str, table: FinalTable, digest: str, *, published: bool) -> Book:
    """The table as locked, by rank."""
    shares = (
        Column("assigned", "Điểm được giao", 10, centred=True),
        Column("share", "Tỷ lệ đạt", 10, centred=True),
    )
    columns = (
        Column("number", "STT", 6, centred=True),
        Column("unit", "Đơn vị", 38),
        *_groups(tree),
        Column("total", "Tổng điểm", 10, centred=True),
        *(shares if table.by_share else ()),
        Column("rank", "Xếp hạng", 9, centred=True),
    )
    state = "Đã công bố" if published else "Đã chốt, chưa công bố"
    under = (bloc, f"{state}. Bản {table.version}, mã đối chiếu: {digest[:12]}.")
    lines = tuple(
        Line(
            {
                "number": Spot(number=str(place)),
                "unit": Spot(line.name),
                **{f"group {code}": _number(got) for code, got in line.groups.items()},
                "total": _number(line.total),
                "assigned": _number(line.assigned),
                "share": Spot(percent(line.share)),
                "rank": Spot(number=str(line.rank)),
            }
        )
        for place, line in enumerate(table.lines, 1)
    )
    return Book(f"Kết quả {table.year}", _title(table.year), under, columns, lines)


def _so_far(tree: Tree, place: int, one: UnitSoFar) -> Line:
    state = READY if one.state in SETTLED else SENT_IN if one.state in SENT else MISSING
    spots = {"number": Spot(number=str(place)), "unit": Spot(one.unit.name), "state": Spot(state)}
    if one.own is not None and one.final is not None:
        spots |= {f"group {top.code}": _number(one.final.by_group[top.code]) for top in tree.branches}
        spots |= {"own": _number(one.own.total), "final": _number(one.final.total)}
    return Line(spots)


def _groups(tree: Tree) -> tuple[Column, ...]:
    extra = (tree.bonus, tree.penalty)
    return tuple(
        Column(f"group {top.code}", top.text if top in extra else f"Nội dung {top.code}", 11, centred=True)
        for top in tree.branches
    )


def _number(value: Decimal) -> Spot:
    return Spot(number=str(value))


def _title(year: int) -> str:
    return f"BẢNG TỔNG HỢP ĐIỂM THI ĐUA NĂM {year}"
