"""The stamp of an invitation changes with what it says, and with nothing else."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from rules.agenda import Item, ItemKind
from rules.calls import Call, Document, stamp_of

CALL = Call(datetime(2023, 12, 19, 14, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")), "Hội trường tầng 2")
ITEMS = (Item(1, ItemKind.ROLL), Item(2, ItemKind.OTHER, "Chụp ảnh"))
PAPERS = (Document(1, "ab", "bao-cao.docx", 10, "application/msword"),)


def test_what_an_invitation_says_changes_its_stamp() -> None:
    said = [
        (CALL, ITEMS, PAPERS),
        (replace(CALL, place="Hội trường tầng 3"), ITEMS, PAPERS),
        (replace(CALL, starts_at=CALL.starts_at.replace(hour=15)), ITEMS, PAPERS),
        (CALL, ITEMS[::-1], PAPERS),
        (CALL, ITEMS, ()),
    ]
    assert len({stamp_of(*one) for one in said}) == len(said)


def test_the_zone_it_is_kept_in_and_that_it_was_sent_change_nothing() -> None:
    stamp = stamp_of(CALL, ITEMS, PAPERS)
    assert stamp_of(replace(CALL, starts_at=CALL.starts_at.astimezone(UTC), sent=stamp), ITEMS, PAPERS) == stamp
    assert len(stamp) == 16
