"""A unit's nominations as a workbook, in the columns that councils import."""

from collections.abc import Sequence

from messages.workbooks.book import Book, Line, Spot
from messages.workbooks.forms import NOMINATION_COLUMNS
from rules.distinctions import NominationPlan
from rules.nomination_cells import FIELDS
from rules.nominations import Field, Nomination, NominationKind, NominationState
from rules.people import Unit

BLANK = 40
KINDS = {
    NominationKind.COLLECTIVE: "Tập thể",
    NominationKind.INDIVIDUAL: "Cá nhân",
    NominationKind.HOUSEHOLD: "Hộ gia đình",
}
HOW_TO = (
    "Mỗi dòng một tập thể, cá nhân hoặc hộ gia đình. Chỉ nhập vào ô màu vàng; dòng đã gửi không sửa ở đây. Lưu tệp rồi "
    "gửi lại vào cuộc trò chuyện: trợ lý nêu từng thay đổi để đồng chí xác nhận."
)


def nomination_book(
    plan: NominationPlan,
    listed: Sequence[Nomination],
    unit: Unit,
    bloc: str,
    year: int,
    *,
    editable: bool,
) -> Book:
    """What stands in the list, then blank rows while the list is the officer's to change."""
    kept = [one for one in listed if one.state is not NominationState.WITHDRAWN]
    rows = [_line(plan, place, one, editable) for place, one in enumerate(kept, 1)]
    blank = [_line(plan, place, None, editable) for place in range(len(kept) + 1, len(kept) + 1 + BLANK)]
    return Book(
        name="Đề xuất khen thưởng",
        title=f"DANH SÁCH ĐỀ XUẤT KHEN THƯỞNG NĂM {year}",
        under=(f"{unit.name} · {bloc}", HOW_TO if editable else ""),
        columns=NOMINATION_COLUMNS,
        lines=(*rows, *(blank if editable else ())),
        held=3,
    )


def _line(plan: NominationPlan, place: int, one: Nomination | None, editable: bool) -> Line:
    entry = editable and (one is None or one.state is NominationState.DRAFT)
    kind = Spot(KINDS[one.kind] if one else "", entry=entry, options=tuple(KINDS.values()))
    fields = {field.value: _field(plan, field, one, entry) for field in FIELDS}
    return Line({"number": Spot(number=str(place)), "kind": kind, **fields})


def _field(plan: NominationPlan, field: Field, one: Nomination | None, entry: bool) -> Spot:
    options = {
        Field.DISTINCTION: tuple(each.title for each in plan.distinctions),
        Field.PERSON_CLASS: tuple(each.name for each in plan.classes),
        Field.SECTOR: plan.sectors,
    }
    text = one.fields.text(field) if one else ""
    return Spot(text, entry=entry, as_text=True, options=options.get(field, ()))
