"""A published score is corrected by a decision with its number, day and reason, never silently."""

from dataclasses import replace
from decimal import Decimal

import pytest

from rules.ballot_sheet import Ballot
from rules.meetings import BallotState, MeetingState
from storage.store import Store
from tests.handlers.scoring_year import frozen, lock, plain, publish, sheet_of
from tests.support.stage import Stage

LEAF = "2.3"
UNIT = "Ban Dân vận Tỉnh ủy"
DECISION = "số 15/QĐ-KTĐ ngày 25/10/2023"


@pytest.fixture
async def published(stage: Stage) -> Stage:
    await lock(stage)
    await publish(stage)
    return stage


async def correct(stage: Stage, leaf: str, value: str, reason: str = "cộng nhầm") -> str:
    """Everything but the confirmation; returns the card to confirm."""
    lead = await stage.person("ban-noi-chinh/officer")
    await lead.says("kết quả")
    await lead.taps("Đính chính")
    await lead.taps(UNIT)
    await lead.says(leaf)
    await lead.says(value)
    await lead.says(DECISION)
    return plain(await lead.says(reason))


async def drafted(stage: Stage) -> Ballot:
    """An award's ballot in the bloc's meeting, nothing cast."""

    def put(store: Store) -> Ballot:
        bloc = store.blocs.get(stage.bloc)
        assert bloc is not None
        meeting = store.meetings.put(bloc.id, MeetingState.OPEN, stage.clock())
        units = tuple(unit.id for unit in store.people.units(bloc.id))
        ballot = Ballot(0, meeting.id, BallotState.DRAFT, bloc.award, 1, units, 1, bloc.profile, units)
        return replace(ballot, id=store.ballots.put(ballot))

    return await stage.desk.write(put)


async def total_of(stage: Stage) -> Decimal:
    table, number = await frozen(stage), await stage.unit("ban-dan-van")
    assert table is not None
    line = table.table.of_unit(number)
    assert line is not None
    return line.total


async def test_a_correction_makes_the_second_table_and_tells_the_group_and_the_unit(published: Stage) -> None:
    officer, lead = (
        await published.person("ban-dan-van/officer"),
        await published.person("ban-noi-chinh/officer"),
    )
    await officer.sees()
    before = await total_of(published)
    card = await correct(published, LEAF, "2,5")
    assert f"{UNIT}, tiêu chí {LEAF}: 4/4 → 2,5/4" in card
    assert f"Căn cứ: quyết định {DECISION}. Lý do: “cộng nhầm”" in card
    assert f"{UNIT}: tổng điểm 91,1 → 89,6, xếp thứ 7/9" in card
    assert await total_of(published) == before
    done = plain(await lead.taps("Xác nhận đính chính"))
    assert "Bảng điểm lần 2 đã gửi vào nhóm" in done
    assert await total_of(published) == before - Decimal("1.5")
    group = plain(await published.group())
    assert "Đính chính kết quả chấm điểm năm 2023, lần 2" in group
    assert f"Bảng điểm lần 2, đã đính chính theo quyết định {DECISION}" in group
    told = plain(await officer.sees())
    assert f"Điểm của {UNIT} được đính chính theo quyết định {DECISION}" in told
    assert f"Điều chỉnh tiêu chí {LEAF}: 4/4 → 2,5/4" in told
    copies = [row.body["copy"] for row in await lead.rows() if row.body.get("copy")]
    assert "ĐÍNH CHÍNH KẾT QUẢ CHẤM ĐIỂM THI ĐUA NĂM 2023 (LẦN 2)" in copies[-1]
    assert "Nút này đã cũ" in plain(await lead.presses("correct 1"))
    [kept] = await published.desk.read(lambda store: store.corrections.of_bloc(published.bloc))
    assert (kept.old, kept.new, kept.version, kept.reason) == (Decimal(4), Decimal("2.5"), 2, "cộng nhầm")
    lines = await published.desk.read(lambda store: store.audit.lines(published.bloc))
    assert (lines[-1].what, lines[-1].body["number"]) == ("score_corrected", "15/QĐ-KTĐ")


async def test_the_version_before_stays_readable_by_all(published: Stage) -> None:
    lead, officer = (
        await published.person("ban-noi-chinh/officer"),
        await published.person("van-phong/officer"),
    )
    first = await frozen(published)
    await correct(published, LEAF, "2,5")
    await lead.taps("Xác nhận đính chính")
    assert f"{UNIT}: 89,6" in plain(await officer.says("kết quả"))
    old = plain(await officer.taps("Bảng điểm lần 1"))
    assert f"{UNIT}: 91,1" in old
    assert "bảng điểm hiện hành là lần 2" in old
    assert "Đính chính" not in old
    [kept] = await published.desk.read(lambda store: store.final_tables.earlier(published.bloc))
    assert first is not None
    assert (kept.digest, kept.table) == (first.digest, first.table)


async def test_new_figures_of_a_target_move_every_unit_that_is_measured_by_them(published: Stage) -> None:
    lead, unit = await published.person("ban-noi-chinh/officer"), await published.unit("ban-dan-van")
    before = await frozen(published)
    card = await correct(published, "1.5", "100; 200")
    assert "chỉ tiêu 100, kết quả 200 (" in card
    assert before is not None
    assert card.count(": tổng điểm ") > 2
    await lead.taps("Xác nhận đính chính")
    after = await frozen(published)
    assert after is not None
    line = after.table.of_unit(unit)
    assert line is not None
    assert line.leaves["1.5"] == Decimal(4)
    sheet = await sheet_of(published, "truong-chinh-tri")
    other = await published.desk.read(lambda store: store.sheets.answers(sheet))
    moved = after.table.of_unit(await published.unit("truong-chinh-tri"))
    assert moved is not None
    assert other["1.5"].points == moved.leaves["1.5"]
    officer = await published.person("truong-chinh-tri/officer")
    assert f"Bảng điểm của Khối được đính chính theo quyết định {DECISION}" in plain(await officer.sees())


async def test_a_decision_needs_its_number_and_a_day_that_has_come(published: Stage) -> None:
    lead = await published.person("ban-noi-chinh/officer")
    await lead.presses(f"correctleaf {await published.unit('ban-dan-van')} {LEAF}")
    assert "bằng giá trị đã công bố" in plain(await lead.says("4"))
    assert "mức cao nhất" in plain(await lead.says("99"))
    await lead.says("2,5")
    for text in ("15/QĐ-KTĐ", "ngày 20/10/2023", "15/QĐ-KTĐ ngày 31/12/2099", "…"):
        assert "cần số, ký hiệu và ngày của văn bản" in plain(await lead.says(text)), text
    await lead.says(DECISION)
    assert "cần nêu lý do bằng lời" in plain(await lead.says("…"))
    assert "lần 1" in plain(await lead.presses("corrections"))


async def test_nothing_is_corrected_before_publication_nor_by_anybody_else(stage: Stage) -> None:
    await lock(stage)
    number = await stage.unit("ban-dan-van")
    taps = (
        "corrections",
        f"correctunit {number}",
        f"correctleaf {number} {LEAF}",
        f"correctset {number} {LEAF} max",
        "correct 1",
    )
    lead = await stage.person("ban-noi-chinh/officer")
    for tap in taps:
        assert "kết quả chấm điểm chưa công bố" in plain(await lead.presses(tap)), tap
    await publish(stage)
    for key in ("ban-dan-van/officer", "bao-lao-cai/officer", "ban-dan-van/head"):
        player = await stage.person(key)
        for tap in taps:
            assert "không thuộc nhiệm vụ" in plain(await player.presses(tap)), (key, tap)


async def test_after_the_meetings_ballot_it_is_said_that_the_votes_stand(published: Stage) -> None:
    lead = await published.person("ban-noi-chinh/officer")
    ballot = await drafted(published)
    assert "Hội nghị đã bỏ phiếu" not in await correct(published, LEAF, "2,5")
    await published.desk.write(lambda store: store.ballots.change(replace(ballot, state=BallotState.CLOSED)))
    assert "Hội nghị đã bỏ phiếu suy tôn theo bảng điểm cũ" in await correct(published, LEAF, "2,5")
    await lead.taps("Xác nhận đính chính")
    assert "Kết quả bỏ phiếu suy tôn tại hội nghị không thay đổi" in plain(await published.group())


async def test_a_unit_reads_its_own_criteria_as_published_and_nobody_elses(published: Stage) -> None:
    officer, head = await published.person("ban-dan-van/officer"), await published.person("ban-dan-van/head")
    await officer.says("kết quả")
    own = plain(await officer.taps("Từng tiêu chí"))
    assert f"{UNIT} · kết quả đã công bố năm 2023" in own
    assert "Nội dung 1: 34,6/40" in own
    assert "1.5. Tin, bài, chuyên đề" in own
    assert "Nội dung 2: 18,75/20" in own
    assert "Nút này đã cũ" in plain(await head.presses("ownleaves 99"))
    stranger = await published.person("ban-noi-chinh/head")
    assert UNIT not in plain(await stranger.presses("ownleaves 1"))
