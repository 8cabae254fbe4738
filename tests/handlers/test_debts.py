"""Who owes what of the bloc's calendar as its year goes on, asked for the whole bloc at once."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bench.recorder import recorded
from handlers import debts
from handlers.ledger import ledger
from handlers.talk import Talk, Turn
from messages.bloc_file import read_bloc_file
from messages.bloc_schema import BlocFile
from rules.debts import Missing
from rules.meetings import MeetingState
from tests.handlers.review_year import LEAD, UNIT, agree_to, score, send
from tests.handlers.scoring_year import plain, put_sheets
from tests.support.departments import bloc_text
from tests.support.stage import ZONE, Stage, example

BUDGET = 14
"""Statements for the whole bloc's year, however many units it has."""


def reviewed_bloc() -> BlocFile:
    """Both rounds are owed by who reviews."""
    text = bloc_text().replace("owes: Trưởng khối, Phó khối", "owes: người thẩm định")
    return read_bloc_file(text)


async def owed(stage: Stage, item: str) -> dict[str, Missing]:
    """By the unit's or department's key; who waits is not among them."""
    found: dict[str, Missing] = {}

    def look(talk: Talk) -> Turn:
        for unit, lacks in debts.owing(talk, debts.item_of(talk, item)).items():
            named = talk.store.people.unit(unit)
            assert named is not None
            found[named.key] = lacks
        return Turn()

    await stage.desk.tick(stage.bloc, look)
    return found


async def waiting(stage: Stage, item: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}

    def look(talk: Talk) -> Turn:
        asked = debts.item_of(talk, item)
        for unit in ledger(talk).standing(asked):
            before = {one.id for one in debts.waits_for(talk, asked, unit)}
            if before:
                found[talk.units[unit].key] = before
        return Turn()

    await stage.desk.tick(stage.bloc, look)
    return found


async def test_reviewers_owe_what_lies_with_them_and_units_what_the_review_changed(tmp_path: Path) -> None:
    async with Stage(tmp_path, reviewed_bloc()) as stage:
        assert await owed(stage, "tham-dinh-1") == {}
        assert await waiting(stage, "chot-diem") == {LEAD: {"tham-dinh-2"}}
        sheet = await send(stage, UNIT)
        await send(stage, LEAD)
        assert await owed(stage, "tham-dinh-1") == {
            key: Missing(chat=True, paper=True)
            for key in ("so-tai-chinh", "ban-to-chuc", "so-noi-vu", LEAD, "bao-lao-cai")
        }
        organisation = await stage.person("ban-to-chuc/reviewer")
        await score(organisation, sheet, "2.3", "2", "chưa có quyết định")
        await agree_to(organisation, sheet, "2")
        other = await stage.unit(LEAD)
        sheets = await stage.desk.read(lambda store: store.sheets.all(stage.bloc))
        theirs = next(one.id for one in sheets if one.unit == other)
        await agree_to(organisation, theirs, "2")
        assert "ban-to-chuc" not in await owed(stage, "tham-dinh-1")
        assert await owed(stage, "giai-trinh") == {}
        lead, officer = await stage.person(f"{LEAD}/officer"), await stage.person(f"{UNIT}/officer")
        await lead.presses(f"sendresults {sheet}")
        await lead.taps("Vẫn kết thúc, nêu lý do")
        await lead.says("các sở đã thống nhất qua điện thoại")
        assert await owed(stage, "giai-trinh") == {UNIT: Missing(chat=True)}
        assert "<b>chưa có bản gửi trong chat</b>" in (await officer.presses("item giai-trinh"))[-1]
        assert "2.3: tự chấm 4 → 2/4" in plain(await officer.taps("Giải trình"))
        await organisation.presses("item tham-dinh-1")
        head = await stage.person(f"{UNIT}/head")
        await officer.presses(f"agreeresult {sheet}")
        await head.taps("Duyệt")
        assert await owed(stage, "giai-trinh") == {}
        assert "ban-to-chuc" not in await owed(stage, "tham-dinh-1")


async def test_what_comes_first_holds_back_who_has_not_done_it_and_the_lead_for_all(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        stage.clock.move(datetime(2023, 3, 20, 9, tzinfo=ZONE))
        officer = await stage.person(f"{UNIT}/officer")
        assert (await waiting(stage, "ky-giao-uoc"))[UNIT] == {"lay-y-kien-bang-diem", "dang-ky-thi-dua"}
        await officer.presses("handin lay-y-kien-bang-diem")
        await officer.says("Đơn vị nhất trí.")
        await officer.taps("Xác nhận nộp")
        await officer.presses("handpaper dang-ky-thi-dua")
        await officer.says("12-ĐK/BDV ngày 10/3/2023")
        await officer.taps("Bỏ qua")
        assert UNIT not in await waiting(stage, "ky-giao-uoc")
        assert await owed(stage, "ky-giao-uoc") == {UNIT: Missing(paper=True)}
        assert await waiting(stage, "gui-giao-uoc") == {LEAD: {"ky-giao-uoc"}}
        card = (await officer.presses("item ky-giao-uoc"))[-1]
        assert "bảng điểm lấy ý kiến (đã xong); Đăng ký thi đua" in card
        card = (await (await stage.person(f"{LEAD}/officer")).presses("item gui-giao-uoc"))[-1]
        assert "bảng điểm và quy chế bình xét (chưa xong)" in card
        assert "chờ việc trước" in card


async def test_nobody_owes_what_is_optional_past_or_held(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        for item in ("so-minh-chung", "dieu-chinh-bang-diem", "hoi-nghi-so-ket", "theo-doi-ket-qua"):
            assert await owed(stage, item) == {}, item
            assert await waiting(stage, item) == {}, item
        assert LEAD in await waiting(stage, "hoi-nghi-tong-ket")
        now = stage.clock()
        await stage.desk.write(lambda store: store.meetings.put(stage.bloc, MeetingState.CLOSED, now))
        assert await waiting(stage, "hoi-nghi-tong-ket") == {}

        def listen(talk: Talk) -> Turn:
            heard = {item.id: len(debts.listeners(talk, item)) for item in debts.items(talk)}
            assert {item: count for item, count in heard.items() if count} == {"so-minh-chung": 9}
            return Turn()

        await stage.desk.tick(stage.bloc, listen)


async def test_the_bloc_is_looked_up_in_few_statements(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    statements = recorded(stage.database.engine)
    async with stage:
        await put_sheets(stage)

        def look(talk: Talk) -> Turn:
            statements.clear()
            by = ledger(talk)
            for item in talk.bloc.calendar:
                by.standing(item)
            assert len(statements) <= BUDGET, "\n".join(text for text, _ in statements)
            return Turn()

        await stage.desk.tick(stage.bloc, look)


async def test_only_the_lead_reads_names_on_a_card_and_pages_them(tmp_path: Path) -> None:
    item = next(one for one in example().calendar if one.id == "bao-cao-tong-ket")
    many = replace(example(), calendar=(item,))
    async with Stage(tmp_path, many) as stage:
        lead, officer = await stage.person(f"{LEAD}/officer"), await stage.person(f"{UNIT}/officer")
        said = (await lead.presses("item bao-cao-tong-ket"))[-1]
        assert "<b>Đã xong 0/9</b>, còn:" in said
        assert "• Trường Chính trị tỉnh: chưa có bản gửi trong chat." in said
        said = (await officer.presses("item bao-cao-tong-ket"))[-1]
        assert "Trường Chính trị tỉnh" not in said
        assert "Đã xong" not in said
        assert "đã cũ" in (await lead.presses("itempage bao-cao-tong-ket 2"))[-1]
        assert "đã cũ" in (await lead.presses("item khong-co"))[-1]
