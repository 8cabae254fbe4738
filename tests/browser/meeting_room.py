"""Who is in the room at the meeting of nine units, and what they do one after the other."""

from __future__ import annotations

from urllib.parse import urljoin

from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.browser.meeting_program import MeetingProgram
from tests.browser.phone import SLOW, picture
from tests.browser.room import Handset, join, scan
from tests.support.stage import example

COMMITTEE = ("uy-ban-kiem-tra/officer", "ban-to-chuc/officer", "dang-uy-khoi/officer")
VOTES = {
    "van-phong": ("Trường Chính trị tỉnh", "Văn phòng Tỉnh ủy"),
    "ban-tuyen-giao": ("Trường Chính trị tỉnh", "Văn phòng Tỉnh ủy"),
    "ban-noi-chinh": ("Trường Chính trị tỉnh", "Văn phòng Tỉnh ủy"),
    "ban-to-chuc": ("Trường Chính trị tỉnh", "Ban Tổ chức Tỉnh ủy"),
    "uy-ban-kiem-tra": ("Trường Chính trị tỉnh", "Văn phòng Tỉnh ủy"),
    "truong-chinh-tri": ("Ban Tổ chức Tỉnh ủy", "Ban Dân vận Tỉnh ủy"),
    "bao-lao-cai": ("Trường Chính trị tỉnh", "Văn phòng Tỉnh ủy"),
}
ON_TABLET, ON_PAPER = "ban-dan-van", "dang-uy-khoi"
TABLET = ViewportSize(width=1024, height=768)
SCREEN = ViewportSize(width=1920, height=1080)


class Meeting:
    def __init__(self, browser: Browser, program: MeetingProgram) -> None:
        self.browser, self.program = browser, program
        self.names = {unit.key: unit.name for unit in example().units}
        self.heads = {person.key: person.name for person in example().people}
        self.delegates: dict[str, Handset] = {}

    async def begin(self) -> None:
        links = self.program.links
        self.secretary = await join(self.browser, links["ban-noi-chinh/officer"])
        self.tellers = [await join(self.browser, links[key]) for key in COMMITTEE]
        await self.secretary.says("hội nghị")
        await self.secretary.taps("Mở điểm danh")
        await self.secretary.sees("Đang điểm danh")
        link = self.secretary.page.get_by_role("link", name="Mở màn chiếu").last
        self.screen = await self.open(await link.get_attribute("href") or "", SCREEN)

    async def open(self, address: str, screen: ViewportSize) -> Page:
        context = await self.browser.new_context(viewport=screen)
        page = await context.new_page()
        await page.goto(urljoin(self.program.address, address))
        return page

    async def admit(self) -> None:
        """Each delegate scans the card of their unit; the secretary sees who it is and agrees."""
        cards = await self.print_cards()
        for key, name in self.names.items():
            who = self.heads[f"{key}/head"]
            self.delegates[key] = await scan(self.browser, cards[name], who)
            await self.secretary.sees(who)
            await self.secretary.waits_for("Đúng người")
            if key == "van-phong":
                await picture(self.secretary.page, "meeting-right-person")
                await picture(self.delegates[key].page, "meeting-waiting")
            await self.secretary.taps("Đúng người")
            await self.delegates[key].sees("Thư ký đã xác nhận đúng người")

    async def print_cards(self) -> dict[str, str]:
        """The links on the printed sheet, by the name of the unit."""
        await self.secretary.says("hội nghị")
        await self.secretary.taps("Thẻ đại biểu")
        await self.secretary.waits_for("‹ Hội nghị")
        address = await self.secretary.page.get_by_role("link", name="In thẻ đại biểu").last.get_attribute(
            "href"
        )
        page = await self.secretary.page.context.new_page()
        await page.goto(urljoin(self.program.address, address or ""))
        await page.get_by_role("button", name="Lập thẻ để in").click()
        await expect(page.locator("article").first).to_be_visible(timeout=SLOW)
        await page.set_viewport_size(ViewportSize(width=900, height=1200))
        await picture(page, "meeting-cards")
        found = {
            await card.locator("h2").inner_text(): await card.locator(".link").inner_text()
            for card in await page.locator("article").all()
        }
        await page.close()
        return found

    async def sit(self) -> None:
        """Opened with a quorum; the committee is agreed to by all."""
        await expect(self.screen.locator("section[data-scene=present]")).to_contain_text("9", timeout=SLOW)
        await picture(self.screen, "meeting-screen-present")
        await self.secretary.says("hội nghị")
        await self.secretary.taps("Khai mạc hội nghị")
        await self.secretary.sees("Hội nghị đã khai mạc")
        await picture(self.secretary.page, "meeting-lead")
        await self.secretary.begins("Nội dung tiếp theo")
        await self.delegates["van-phong"].sees("Nội dung đang tiến hành")
        await picture(self.screen, "meeting-screen-agenda")
        await self.secretary.taps("Tổ kiểm phiếu")
        await self.secretary.taps("Chọn thành viên")
        await self.secretary.waits_for("Tiếp theo ›")
        for key in COMMITTEE:
            await self.secretary.page.get_by_role("checkbox", name=self.heads[key]).last.check()
        await self.secretary.taps("Tiếp theo ›")
        await self.secretary.taps(self.heads[COMMITTEE[0]])
        await self.secretary.begins("Nhất trí")
        await self.tellers[0].sees("Tổ trưởng")

    async def seal(self) -> None:
        await self.secretary.says("hội nghị")
        await self.secretary.taps("Chuẩn bị phiếu suy tôn")
        await self.secretary.taps("Niêm phong hòm phiếu")
        for teller in self.tellers:
            await teller.taps("Đã nhận chìa khóa")
            await teller.sees("Chìa khóa ở trên thiết bị này")
        await picture(self.tellers[0].page, "meeting-key")
        await self.secretary.taps("Phát phiếu")

    async def vote(self) -> None:
        for key, names in VOTES.items():
            delegate = self.delegates[key]
            await delegate.waits_for("Xem lại phiếu")
            if key == "van-phong":
                await picture(delegate.page, "meeting-ballot")
            await delegate.votes(*names)
        await picture(self.delegates["van-phong"].page, "meeting-cast")
        await picture(self.screen, "meeting-screen-ballot")
        await self.vote_on_tablet()
        await self.vote_on_paper()

    async def vote_on_tablet(self) -> None:
        """The secretary calls the unit whose delegate stands at the desk."""
        await self.secretary.says("hội nghị")
        await self.secretary.taps("Điểm bỏ phiếu chung")
        link = self.secretary.page.get_by_role("link", name="Mở điểm bỏ phiếu chung").last
        sheet = await self.secretary.page.context.new_page()
        await sheet.goto(urljoin(self.program.address, await link.get_attribute("href") or ""))
        await sheet.get_by_role("button", name="Lập liên kết").click()
        tablet = await self.open(await sheet.locator(".link").inner_text(), TABLET)
        await tablet.get_by_role("button", name="Dùng máy này").click()
        await sheet.close()
        await expect(tablet.get_by_role("heading", name="Mời đại biểu đến bàn thư ký")).to_be_visible(
            timeout=SLOW
        )
        await self.secretary.taps(self.names[ON_TABLET])
        await expect(tablet.locator("#voter")).to_have_text(self.names[ON_TABLET], timeout=SLOW)
        for name in ("Trường Chính trị tỉnh", "Văn phòng Tỉnh ủy"):
            await tablet.get_by_role("checkbox", name=name, exact=True).check()
        await picture(tablet, "meeting-tablet")
        await tablet.get_by_role("button", name="Xem lại phiếu").click()
        await tablet.get_by_role("button", name="Bỏ phiếu", exact=True).click()
        await expect(tablet.locator("#card")).to_contain_text("Phiếu đã vào hòm", timeout=SLOW)
        await tablet.get_by_role("button", name="Xong").click()
        await expect(tablet.get_by_role("heading", name="Mời đại biểu đến bàn thư ký")).to_be_visible(
            timeout=SLOW
        )
        assert "Trường Chính trị" not in await tablet.content()

    async def vote_on_paper(self) -> None:
        """One slip is handed out, and read by two members apart."""
        head, second, _ = self.tellers
        await self.hand_slip(head)
        await picture(head.page, "meeting-slip")
        for teller in (head, second):
            await teller.unfolds()
            await teller.page.get_by_role("button", name="Nhập", exact=True).last.click()
            await teller.page.get_by_role("checkbox", name="Ban Tuyên giáo Tỉnh ủy").last.check()
            await teller.begins("Nhập phiếu số 1")
        await second.sees("phiếu đã vào hòm")

    async def hand_slip(self, head: Handset) -> None:
        await head.says("kiểm phiếu")
        await head.unfolds()
        await head.taps("Phát phiếu giấy")
        await head.taps(self.names[ON_PAPER])
        await head.taps("Phát phiếu giấy")
        await head.sees("Phiếu giấy đã phát: 1")

    async def count(self) -> None:
        await self.secretary.says("kiểm phiếu")
        await self.secretary.taps("Đóng hòm phiếu")
        await self.secretary.sees("không ai bỏ phiếu thêm được")
        await self.secretary.taps("Đóng hòm phiếu")
        for teller in self.tellers[:2]:
            await teller.taps("Mở hòm phiếu")
        await self.tellers[0].sees("7/9 phiếu (77,78%)")
        await picture(self.tellers[0].page, "meeting-minutes")
        await expect(self.screen.locator("section[data-scene=closed]")).to_be_visible(timeout=SLOW)
        await self.read_aloud()
        await self.secretary.taps("Công bố")
        await expect(self.screen.locator("section[data-scene=result]")).to_be_visible(timeout=SLOW)
        await picture(self.screen, "meeting-screen-result")

    async def read_aloud(self) -> None:
        link = self.tellers[0].page.get_by_role("link", name="Xem bản đọc").last
        page = await self.tellers[0].page.context.new_page()
        await page.goto(urljoin(self.program.address, await link.get_attribute("href") or ""))
        await expect(page.locator("main")).to_contain_text("Trường Chính trị tỉnh", timeout=SLOW)
        await picture(page, "meeting-reading")
        await page.close()
