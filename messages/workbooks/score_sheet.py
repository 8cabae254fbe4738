"""A unit's score sheet as a workbook: every criterion a row, what may be answered coloured."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from messages.workbooks.book import Book, Line, Spot
from messages.workbooks.forms import SCORE_COLUMNS
from rules.criteria import Group, Leaf, LeafKind, Tree
from rules.people import Unit
from rules.scoring import Answer, example_points
from rules.sheets import Filled, self_totals
from rules.vietnamese import points

UNASSIGNED, PASS, FAIL, MARK = "Không được giao", "Đạt", "Không đạt", "x"
HOW_TO = (
    "Chỉ nhập vào ô màu vàng; bấm vào ô để xem danh sách chọn, chú thích ghi cách chấm. Ô để trống giữ nguyên câu trả "
    "lời đang có. Lưu tệp rồi gửi lại vào cuộc trò chuyện: trợ lý nêu từng thay đổi để đồng chí xác nhận."
)


def score_book(
    tree: Tree,
    answers: Mapping[str, Filled],
    unit: Unit,
    bloc: str,
    year: int,
    *,
    editable: bool,
) -> Book:
    """Prefilled with what is kept; where it is no longer the unit's to change, nothing is coloured."""
    found = self_totals(tree, answers)
    lines = [line for top in tree.branches for line in _group(top, 1, answers, found.by_group, editable)]
    total = {"text": Spot("Tổng điểm tự chấm"), "high": _number(tree.base), "points": _number(found.total)}
    return Book(
        name="Bảng tự chấm",
        title=f"BẢNG TỰ CHẤM ĐIỂM THI ĐUA NĂM {year}",
        under=(f"{unit.name} · {bloc}", HOW_TO if editable else ""),
        columns=SCORE_COLUMNS,
        lines=(*lines, Line(total, 1)),
    )


def answer_text(leaf: Leaf, filled: Filled | Answer) -> str:
    """The answer as it is typed, and as `rules.answer_cells` reads it back."""
    if filled.unassigned:
        return UNASSIGNED
    first = filled.raw[0] if filled.raw else ""
    match leaf.kind:
        case LeafKind.PASSFAIL:
            return PASS if filled.points else FAIL
        case LeafKind.LADDER if first.startswith("step:"):
            return leaf.steps[int(first.removeprefix("step:"))].label
        case LeafKind.RATIO:
            return "/".join(filled.raw).replace(".", ",")
        case LeafKind.TARGET:
            return "; ".join((first or "không", *filled.raw[1:])).replace(".", ",")
        case _:
            return first.replace(".", ",")


def rule_text(leaf: Leaf) -> str:
    """How it is scored, in one cell."""
    if leaf.from_calendar:
        return " ".join(part for part in ("Tự tính theo ngày nhận báo cáo.", _steps(leaf), leaf.rule) if part)
    step = f"Bước {points(leaf.step)}."
    said = {
        LeafKind.PASSFAIL: (f"Đạt {points(leaf.high)}, không đạt 0.", leaf.rule),
        LeafKind.LADDER: ("Chấm theo mức.", _steps(leaf), leaf.rule),
        LeafKind.PENALTY: (f"Điểm trừ, trừ nhiều nhất {points(-leaf.low)}.", step, leaf.rule),
        LeafKind.BONUS: (f"Điểm thưởng, tối đa {points(leaf.high)}.", step, leaf.rule),
        LeafKind.POINTS: (leaf.rule or f"Chấm trực tiếp từ 0 đến {points(leaf.high)}.", step),
    }.get(leaf.kind, (leaf.rule,))
    return " ".join(part for part in said if part)


def _steps(leaf: Leaf) -> str:
    return "; ".join(f"{step.label}: {points(step.points)}" for step in leaf.steps) + "."


def _group(
    group: Group, level: int, answers: Mapping[str, Filled], got: Mapping[str, Decimal], editable: bool
) -> Iterator[Line]:
    heading = {"code": Spot(group.code), "text": Spot(group.text), "points": _number(got[group.code])}
    yield Line({**heading, "high": _number(group.max or group.min)}, level)
    for leaf in group.leaves:
        yield _leaf(leaf, answers.get(leaf.code), editable)
    for below in group.groups:
        yield from _group(below, level + 1, answers, got, editable)


def _leaf(leaf: Leaf, filled: Filled | None, editable: bool) -> Line:
    open_to_all = editable and not leaf.from_calendar
    return Line(
        {
            "code": Spot(leaf.code),
            "text": Spot(leaf.text),
            "high": _number(leaf.high or leaf.low),
            "rule": Spot(rule_text(leaf)),
            "answer": _answer(leaf, filled, open_to_all),
            "estimate": Spot(
                text=MARK if filled and filled.estimate else "",
                entry=open_to_all and leaf.provisional,
                options=(MARK,) if leaf.provisional else (),
                remark="Đánh dấu x nếu là số ước thực hiện." if leaf.provisional else "",
            ),
            "note": Spot(filled.note if filled else "", entry=editable, as_text=True),
            "points": _number(filled.points) if filled and filled.points is not None else Spot(),
        }
    )


def _answer(leaf: Leaf, filled: Filled | None, entry: bool) -> Spot:
    text = answer_text(leaf, filled) if filled and not leaf.from_calendar else ""
    options = _options(leaf)
    if leaf.kind in (LeafKind.POINTS, LeafKind.BONUS, LeafKind.PENALTY):
        bare = str(filled.points) if filled and filled.points is not None and not filled.unassigned else ""
        return Spot(
            text="" if bare else text,
            number=bare,
            entry=entry,
            options=options,
            low="" if options else str(leaf.low),
            high="" if options else str(leaf.high),
            remark=_remark(leaf),
        )
    return Spot(text, entry=entry, as_text=True, options=options, remark=_remark(leaf))


def _options(leaf: Leaf) -> tuple[str, ...]:
    offered = {LeafKind.PASSFAIL: (PASS, FAIL), LeafKind.LADDER: tuple(step.label for step in leaf.steps)}
    unassigned = (UNASSIGNED,) if leaf.may_be_unassigned else ()
    return () if leaf.from_calendar else (*offered.get(leaf.kind, ()), *unassigned)


def _remark(leaf: Leaf) -> str:
    """What to type, with an example; then the rule and the evidence asked for."""
    asked = {
        LeafKind.PASSFAIL: "Chọn Đạt hoặc Không đạt.",
        LeafKind.LADDER: f"Chọn mức trong danh sách, hoặc nhập {leaf.input or 'số liệu thực tế'}.",
        LeafKind.RATIO: f"Nhập {leaf.input or 'số hoàn thành trên số được giao'}, ví dụ: 18/20 hoặc 90%.",
        LeafKind.TARGET: f"Nhập {leaf.input or 'chỉ tiêu và kết quả'}, ví dụ: 100; 120. Không có chỉ tiêu: không; 120.",
    }.get(leaf.kind, f"Nhập số từ {points(leaf.low)} đến {points(leaf.high)}, ví dụ: {example_points(leaf)}.")
    if leaf.from_calendar:
        asked = "Tự tính theo ngày nhận báo cáo, không nhập ở đây."
    elif leaf.may_be_unassigned:
        asked += " Nếu không được giao: chọn Không được giao."
    proof = f"Minh chứng: {leaf.evidence}." if leaf.evidence and leaf.evidence != "không" else ""
    return "\n".join(part for part in (asked, leaf.rule, proof) if part)


def _number(value: Decimal) -> Spot:
    return Spot(number=str(value))
