"""The criteria in pages that every network can carry: all of them, or those still unanswered."""

from __future__ import annotations

from handlers.self_score import lines, may_edit, own_sheet, standing
from handlers.self_score_card import SLOT, beside
from handlers.talk import Talk, Turn
from messages import answers as says
from messages.self_score import LeafLine
from rules.pages import in_pages
from rules.sheets import Sheet


def list_leaves(talk: Talk, number: int) -> Turn:
    return _page(talk, own_sheet(talk, number), 1, only_open=False)


def turn_page(talk: Talk, number: int, page: int) -> Turn:
    return _page(talk, own_sheet(talk, number), page, only_open=False)


def list_open(talk: Talk, number: int, page: int) -> Turn:
    """Chưa chấm."""
    return _page(talk, own_sheet(talk, number), page, only_open=True)


def _page(talk: Talk, sheet: Sheet, wanted: int, *, only_open: bool) -> Turn:
    now = standing(talk, sheet)
    listed = [line for line in lines(talk, now.answers) if not (only_open and line.filled)]
    blocks = in_pages(listed, lambda line: now.tree.branch_of(line.leaf.code).code) or ((),)
    place = min(max(wanted, 1), len(blocks)) - 1
    shown = says.LeafList(
        sheet=sheet.id,
        unit=talk.unit,
        lines=blocks[place],
        only_open=only_open,
        missing=len(now.totals.missing),
        page=place + 1,
        pages=len(blocks),
        before=_page_at(blocks, place - 1),
        after=_page_at(blocks, place + 1),
        may_edit=may_edit(talk, sheet),
    )
    return talk.reply(shown, SLOT, beside(sheet))


def _page_at(blocks: tuple[tuple[LeafLine, ...], ...], place: int) -> says.ListPage | None:
    if not 0 <= place < len(blocks):
        return None
    block = blocks[place]
    return says.ListPage(place + 1, block[0].leaf.code, block[-1].leaf.code)


TAPS = {"leaves": list_leaves, "leafpage": turn_page, "unanswered": list_open}
