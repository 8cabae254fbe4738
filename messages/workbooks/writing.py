"""A book as an .xlsx file, in a child of its own (`python -m messages.workbooks write`)."""

import json
from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from messages.workbooks.advice import Advice
from messages.workbooks.book import HIDDEN

FONT, AUTHOR = "Times New Roman", "Trợ lý Khối thi đua"
ENTRY, HEADING, BAND = "FFF6D6", "E7E2DB", "F5F2EE"
PLAIN, BOLD, TITLE = (
    Font(name=FONT, size=12),
    Font(name=FONT, size=12, bold=True),
    Font(name=FONT, size=14, bold=True),
)
UNDER = Font(name=FONT, size=12, italic=True)
THIN = Side(style="thin", color="B3AAA1")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
FORMULA_LIKE = ("=", "+", "-", "@", "\t", "\r")
A4 = 9
CM = 1 / 2.54


def written(book: dict[str, Any]) -> bytes:
    """`book` is what `messages.workbooks.book.Book.as_dict` gives."""
    workbook = Workbook()
    workbook.properties.creator, workbook.properties.title = AUTHOR, book["title"]
    page = workbook.worksheets[0]
    page.title = book["name"]
    hidden = workbook.create_sheet(HIDDEN)
    hidden.sheet_state = "veryHidden"
    hidden["A1"] = json.dumps(book["marker"], ensure_ascii=False)
    advice = Advice(page, hidden)
    header = _headings(page, book)
    for place, line in enumerate(book["lines"], header + 1):
        _line(page, place, line, book["columns"], advice)
    advice.finish()
    _set_up(page, book, header)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def _headings(page: Worksheet, book: dict[str, Any]) -> int:
    """The table's heading row."""
    _say(page["A1"], book["title"], TITLE)
    for place, words in enumerate(book["under"], 2):
        _say(page[f"A{place}"], words, UNDER)
    header = len(book["under"]) + 3
    for place, column in enumerate(book["columns"], 1):
        cell = page[f"{get_column_letter(place)}{header}"]
        _say(cell, column["title"], BOLD)
        cell.fill, cell.border = _filled(HEADING), BOX
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        page.column_dimensions[get_column_letter(place)].width = column["width"]
    return header


def _line(
    page: Worksheet, row: int, line: dict[str, Any], columns: Iterable[dict[str, Any]], advice: Advice
) -> None:
    for place, column in enumerate(columns, 1):
        cell, spot = page[f"{get_column_letter(place)}{row}"], line["spots"].get(column["key"], {})
        if spot.get("number"):
            cell.value = Decimal(spot["number"])
        elif spot.get("text"):
            _say(cell, spot["text"])
        side = "center" if column["centred"] else "left"
        indent = max(line["level"] - 1, 0) if column["key"] == "text" else 0
        cell.alignment = Alignment(horizontal=side, vertical="top", wrap_text=True, indent=indent)
        cell.font, cell.border = BOLD if line["level"] else PLAIN, BOX
        if line["level"]:
            cell.fill = _filled(BAND)
        if spot.get("as_text") or column["key"] == "code":
            cell.number_format = "@"
        _enter(cell, spot, advice)


def _enter(cell: Cell, spot: dict[str, Any], advice: Advice) -> None:
    if spot.get("remark"):
        lines = spot["remark"].count("\n") + len(spot["remark"]) // 48 + 2
        cell.comment = Comment(_clean(spot["remark"]), AUTHOR, height=18 * lines, width=320)
    if spot.get("entry"):
        cell.fill, cell.protection = _filled(ENTRY), Protection(locked=False)
        advice.give(cell.coordinate, spot)


def _say(cell: Cell, words: str, font: Font = PLAIN) -> None:
    """As words whatever they begin with, never as a formula."""
    cell.value = _clean(words)
    cell.data_type = "s"
    cell.font = font
    if words.startswith(FORMULA_LIKE):
        cell.quotePrefix = True


def _set_up(page: Worksheet, book: dict[str, Any], header: int) -> None:
    """Locked without a password, headings in sight, printed on A4 landscape as wide as the paper."""
    last = get_column_letter(len(book["columns"]))
    page.freeze_panes = f"{get_column_letter(book['held'] + 1)}{header + 1}"
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", A4
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.fitToHeight = 0
    page.print_title_rows = f"{header}:{header}"
    page.print_area = f"A1:{last}{header + len(book['lines'])}"
    margins = page.page_margins
    margins.top = margins.bottom = 2 * CM
    margins.left, margins.right = 2 * CM, 1.5 * CM
    page.HeaderFooter.differentFirst = True
    page.HeaderFooter.oddHeader = HeaderFooterItem(center=_HeaderFooterPart(text="&P"))


def _clean(words: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", words)


def _filled(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)
