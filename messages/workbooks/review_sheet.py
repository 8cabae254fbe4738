"""What one reviewer still may change, of every unit, as a workbook: a row for each unit's criterion."""

from collections.abc import Iterable, Iterator

from messages.workbooks.book import Book, Line, Spot
from messages.workbooks.forms import REVIEW_COLUMNS
from messages.workbooks.score_sheet import answer_text
from rules.criteria import Leaf, Tree
from rules.review_cells import Reviewed, reviewed_choices
from rules.vietnamese import points

HOW_TO = (
    "Chỉ nhập vào ô màu vàng. Giữ nguyên điểm thì không cần sửa; đổi điểm thì ghi lý do ở cột bên. Lưu tệp rồi gửi lại "
    "vào cuộc trò chuyện: trợ lý nêu từng thay đổi để đồng chí xác nhận."
)


def review_book(tree: Tree, sheets: Iterable[Reviewed], bloc: str, year: int) -> Book:
    return Book(
        name="Bảng thẩm định",
        title=f"BẢNG THẨM ĐỊNH ĐIỂM THI ĐUA NĂM {year}",
        under=(bloc, HOW_TO),
        columns=REVIEW_COLUMNS,
        lines=tuple(line for one in sheets for line in _unit(tree, one)),
        held=3,
    )


def _unit(tree: Tree, reviewed: Reviewed) -> Iterator[Line]:
    yield Line({"text": Spot(reviewed.unit.name)}, 1)
    for leaf in tree.leaves:
        if leaf.code in reviewed.own:
            yield _leaf(reviewed, leaf)


def _leaf(reviewed: Reviewed, leaf: Leaf) -> Line:
    filled = reviewed.answers[leaf.code]
    own, final = filled.points, filled.final
    allowed = reviewed_choices(leaf)
    said = ", ".join(map(points, allowed)) if allowed else f"từ {points(leaf.low)} đến {points(leaf.high)}"
    entered = Spot(
        number=str(final) if final is not None else "",
        entry=True,
        low=str(min(allowed) if allowed else leaf.low),
        high="" if leaf.may_exceed else str(leaf.high),
        remark=f"Nhập điểm: {said}.\n{leaf.rule}".strip(),
    )
    return Line(
        {
            "unit": Spot(reviewed.unit.name),
            "code": Spot(leaf.code),
            "text": Spot(leaf.text),
            "high": Spot(number=str(leaf.high or leaf.low)),
            "answer": Spot(answer_text(leaf, filled), as_text=True),
            "points": Spot(number="" if own is None else str(own)),
            "final": Spot(number="" if final is None else str(final)),
            "reviewed": entered,
            "reason": Spot(filled.reason, entry=True, as_text=True),
        }
    )
