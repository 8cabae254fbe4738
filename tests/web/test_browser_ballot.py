"""The voter's card as a real phone shows it: a code once, an invalid paper on purpose, three answers."""

import pytest
from playwright.async_api import Page, expect

from tests.web.conftest import Hold
from tests.web.house import House
from tests.web.recording_ballots import SPOILED_MARKS


async def ballot_on(hold: Hold, house: House) -> Page:
    page = await hold(1)
    await house.desk.say("p1", html="<b>PHIẾU SUY TÔN</b>", card="ballot:12")
    await expect(page.get_by_role("button", name="Xem lại phiếu")).to_be_visible()
    return page


async def test_the_code_stays_on_the_page_until_it_is_left_and_is_nowhere_else(hold: Hold, house: House) -> None:
    page = await ballot_on(hold, house)
    await page.get_by_role("checkbox", name="Báo Lào Cai").check()
    await page.get_by_role("button", name="Xem lại phiếu").click()
    await page.get_by_role("button", name="Bỏ phiếu", exact=True).click()
    await expect(page.locator(".code b")).to_have_text("ABCDE-FGHIJ")
    async with page.expect_response(lambda answer: answer.url.endswith("/phieu/12")):
        house.desk.changes.touch({"u1"})
    await expect(page.locator(".ballot")).to_contain_text("đã vào hòm")
    await expect(page.locator(".code b")).to_have_text("ABCDE-FGHIJ")
    kept = await page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + location.href")
    assert "ABCDE" not in kept
    await page.reload()
    await expect(page.locator(".ballot")).to_contain_text("Đã bỏ phiếu")
    await expect(page.locator(".code")).to_have_count(0)


async def test_an_invalid_paper_is_cast_after_a_confirm_screen(hold: Hold, house: House) -> None:
    page = await ballot_on(hold, house)
    await page.get_by_role("button", name="Bỏ phiếu không hợp lệ").click()
    await expect(page.locator(".ballot")).to_contain_text("không sửa được")
    await page.get_by_role("button", name="Chọn lại").click()
    assert house.ballots.cast_by == []
    await page.get_by_role("button", name="Bỏ phiếu không hợp lệ").click()
    await page.get_by_role("button", name="Bỏ phiếu không hợp lệ").click()
    await expect(page.locator(".ballot")).to_contain_text("đã vào hòm")
    assert house.ballots.cast_by == [(1, SPOILED_MARKS, False)]


async def test_each_candidate_is_answered_and_who_is_not_is_named_before_casting(hold: Hold, house: House) -> None:
    house.ballots.is_opinion = True
    page = await ballot_on(hold, house)
    await page.get_by_role("button", name="Xem lại phiếu").click()
    await expect(page.get_by_role("alert")).to_be_visible()
    await page.get_by_role("radio", name="Ban Dân vận Tỉnh ủy: Tán thành").check()
    await page.get_by_role("radio", name="Ban Nội chính Tỉnh ủy: Không có ý kiến").check()
    await page.get_by_role("radio", name="Ban Nội chính Tỉnh ủy: Không tán thành").check()
    await expect(page.get_by_role("alert")).to_be_hidden()
    await page.get_by_role("button", name="Xem lại phiếu").click()
    await expect(page.locator(".chosen li")).to_have_text(
        ["Ban Dân vận Tỉnh ủy: Tán thành", "Ban Nội chính Tỉnh ủy: Không tán thành"]
    )
    await expect(page.locator(".ballot")).to_contain_text("Chưa trả lời: Báo Lào Cai.")
    await page.get_by_role("button", name="Chọn lại").click()
    await expect(page.get_by_role("radio", name="Ban Dân vận Tỉnh ủy: Tán thành")).to_be_checked()
    await page.get_by_role("button", name="Xem lại phiếu").click()
    await page.get_by_role("button", name="Bỏ phiếu", exact=True).click()
    await expect(page.locator(".ballot")).to_contain_text("đã vào hòm")
    assert house.ballots.cast_by == [(1, (5, 10), False)]


@pytest.mark.parametrize("names", [(), ("Báo Lào Cai",), ("Báo Lào Cai", "Ban Dân vận Tỉnh ủy")])
async def test_what_is_sent_is_as_long_whatever_is_marked(hold: Hold, house: House, names: tuple[str, ...]) -> None:
    page = await ballot_on(hold, house)
    for name in names:
        await page.get_by_role("checkbox", name=name).check()
    await page.get_by_role("button", name="Xem lại phiếu" if names else "Bỏ phiếu trắng").click()
    async with page.expect_request(lambda sent: sent.method == "POST") as cast:
        await page.get_by_role("button", name="Bỏ phiếu" if names else "Bỏ phiếu trắng", exact=True).last.click()
    assert len((await cast.value).post_data or "") == 1024
