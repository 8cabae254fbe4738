"""Messages, choices and ballots as a real browser draws them, 360 pixels wide."""

from datetime import timedelta

from playwright.async_api import Page, expect

from tests.web.conftest import Hold
from tests.web.house import NOW, House


async def test_a_message_is_changed_in_place_and_taken_back(hold: Hold, house: House) -> None:
    page = await hold(1)

    async def live(html: str) -> None:
        await house.desk.write(lambda store: store.chat.say("p1", {"html": html}, NOW, "s", in_place=True))
        house.desk.changes.touch({"p1"})

    await live("Đã chấm 3/27")
    await expect(page.locator(".message").last).to_contain_text("3/27")
    await live("Đã chấm 4/27")
    await expect(page.locator(".message").last).to_contain_text("4/27")
    await expect(page.locator(".message")).to_have_count(2)


async def test_only_bold_and_italics_come_out_of_a_message(hold: Hold, house: House) -> None:
    page = await hold(1)
    hostile = '<img src=x onerror="document.title=1">'
    await house.desk.say("p1", html=f"<b>đậm</b> <i>nghiêng</i> {hostile} &lt;u&gt;")
    last = page.locator(".message").last.locator(".text")
    await expect(last).to_have_text("đậm nghiêng  <u>")
    assert await last.locator("b, i").count() == 2
    assert await last.locator("*:not(b):not(i)").count() == 0


async def test_a_button_is_pressed_by_keyboard_and_can_be_pressed_again(hold: Hold, house: House) -> None:
    page = await hold(1)
    await house.desk.say("p1", html="Chọn:", rows=[[{"label": "Để sau", "value": "later 1"}]])
    button = page.get_by_role("button", name="Để sau")
    for times in (1, 2):
        await button.press("Enter")
        await expect(page.get_by_text("Đã nghe: later 1")).to_have_count(times)
        await expect(button).to_be_enabled()


async def test_one_too_many_choices_is_explained_and_not_sent(hold: Hold, house: House) -> None:
    page = await hold(1)
    options = [{"label": name, "value": name} for name in ("a", "b", "c")]
    choice = {"at_most": 2, "done": "Ghi lựa chọn", "value": "pick 1", "options": options}
    await house.desk.say("p1", html="Chọn không quá 2:", choice=choice)
    for name in ("a", "b", "c"):
        await page.get_by_role("checkbox", name=name).check()
    await page.get_by_role("button", name="Ghi lựa chọn").click()
    await expect(page.get_by_role("alert")).to_contain_text("chỉ được chọn không quá 2")
    await page.get_by_role("checkbox", name="b").uncheck()
    await page.get_by_role("button", name="Ghi lựa chọn").click()
    await expect(page.get_by_text("Đã nghe: pick 1")).to_be_visible()
    assert house.desk.said[-1].marks == ("a", "c")


async def test_a_ballot_is_marked_reviewed_and_cast_in_the_page(hold: Hold, house: House) -> None:
    page = await hold(1)
    await house.desk.say("p1", html="<b>PHIẾU SUY TÔN</b>", card="ballot:12")
    card = page.locator(".ballot")
    for name in ("Ban Dân vận", "Ban Nội chính", "Báo Lào Cai"):
        await card.get_by_role("checkbox", name=name).check()
    await card.get_by_role("button", name="Xem lại phiếu").click()
    await expect(card.get_by_role("alert")).to_contain_text("Đề nghị bỏ bớt 1 đơn vị")
    await card.get_by_role("checkbox", name="Ban Nội chính").uncheck()
    await card.get_by_role("button", name="Xem lại phiếu").click()
    await expect(card.locator("li")).to_have_text(["Ban Dân vận Tỉnh ủy", "Báo Lào Cai"])
    assert house.ballots.cast_by == []
    await card.get_by_role("button", name="Bỏ phiếu").click()
    await expect(card).to_contain_text("đã vào hòm")
    assert house.ballots.cast_by == [(1, (1, 3), False)]
    await page.reload()
    await expect(page.locator(".ballot")).to_contain_text("Đã bỏ phiếu")


async def test_marks_not_cast_are_kept_nowhere(hold: Hold, house: House) -> None:
    page = await hold(1)
    await house.desk.say("p1", html="<b>PHIẾU SUY TÔN</b>", card="ballot:12")
    kept = "JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"
    before = await page.evaluate(kept)
    await page.get_by_role("checkbox", name="Báo Lào Cai").check()
    await page.get_by_role("button", name="Xem lại phiếu").click()
    assert await page.evaluate(kept) == before
    await page.reload()
    await expect(page.get_by_role("checkbox", name="Báo Lào Cai")).not_to_be_checked()


async def is_wider_than_the_screen(page: Page) -> bool:
    return bool(await page.evaluate("document.documentElement.scrollWidth > innerWidth"))


async def test_a_phone_of_360_pixels_is_never_scrolled_sideways(hold: Hold, house: House) -> None:
    page = await hold(1)
    buttons = [{"label": "Trình thủ trưởng đơn vị duyệt trước khi gửi Trưởng khối", "value": "x"}] * 3
    await house.desk.say("p1", html="dài" * 200, rows=[buttons], copy="https" * 100)
    await expect(page.locator(".message")).to_have_count(2)
    assert not await is_wider_than_the_screen(page)
    for button in await page.locator("button:visible").all():
        box = await button.bounding_box()
        assert box is not None
        assert min(box["height"], box["width"]) >= 44


async def test_a_message_changed_late_stands_under_its_own_day(hold: Hold, house: House) -> None:
    page = await hold(1)
    later = NOW + timedelta(days=3)
    await house.desk.write(lambda store: store.chat.say("p1", {"html": "thẻ"}, NOW, "s"))
    await house.desk.write(lambda store: store.chat.say("p1", {"html": "hôm sau"}, later))
    await house.desk.write(lambda store: store.chat.say("p1", {"html": "thẻ mới"}, later, "s"))
    await page.reload()
    parts = page.locator("#rows > *")
    shown = ["19/12/2023", "Đã nghe", "thẻ", "22/12/2023", "hôm sau", "thẻ mới"]
    await expect(parts).to_contain_text(shown)
