"""Documents and photos a person sends."""

from messages import telegram as words
from tests.telegram.bot_api import BotApi
from tests.telegram.desk import Desk


async def test_a_document_is_kept_with_its_name_and_caption(api: BotApi, desk: Desk) -> None:
    async with desk.listening():
        api.person(11, "Cán bộ").sends_file("Minh chứng.pdf", b"%PDF-1.7", caption="tiêu chí 2.3")
        [said] = await desk.hears(1)
    [file] = said.files
    assert (said.text, file.name, desk.kept[file.digest]) == ("tiêu chí 2.3", "Minh chứng.pdf", b"%PDF-1.7")


async def test_a_photo_is_kept_but_not_one_posted_in_a_group(api: BotApi, desk: Desk) -> None:
    officer = api.person(11, "Cán bộ")
    async with desk.listening():
        officer.sends_photo(b"hoi nghi", group=api.group(-500, "Nhóm Khối"))
        officer.sends_photo(b"\xff\xd8anh")
        [said] = await desk.hears(1)
    assert said.files[0].name.startswith("Ảnh ")
    assert list(desk.kept.values()) == [b"\xff\xd8anh"]


async def test_a_file_over_20_mb_is_answered_with_what_is_allowed(api: BotApi, desk: Desk) -> None:
    officer = api.person(11, "Cán bộ")
    async with desk.listening():
        update = officer.sends_file("Lớn.pdf", b"x", size=20 * 2**20 + 1)
        assert (await officer.waits_for("20 MB")).text == words.FILE_REFUSED.format(name="Lớn.pdf")
        await api.confirms(update)
    assert (desk.heard, desk.kept) == ([], {})


async def test_a_strangers_file_is_neither_fetched_nor_kept_but_they_are_answered(
    api: BotApi, desk: Desk
) -> None:
    desk.strangers.add("11")
    async with desk.listening():
        api.person(11, "Người lạ").sends_file("Lớn.pdf", b"x", size=20 * 2**20 + 1)
        [said] = await desk.hears(1)
    assert (said.address, said.files, desk.kept, api.called("getFile")) == ("11", (), {}, [])


async def test_photos_sent_together_share_the_name_of_their_album(api: BotApi, desk: Desk) -> None:
    officer = api.person(11, "Cán bộ")
    async with desk.listening():
        for content in (b"\xff\xd8a", b"\xff\xd8b"):
            officer.sends_photo(content, album="77")
        officer.sends_photo(b"\xff\xd8c")
        heard = await desk.hears(3)
    assert [said.album for said in heard] == ["telegram:77", "telegram:77", ""]


async def test_a_download_that_fails_once_is_tried_again(api: BotApi, desk: Desk) -> None:
    api.refuse("getFile", 502, "Bad Gateway")
    async with desk.listening():
        api.person(11, "Cán bộ").sends_file("Minh chứng.pdf", b"%PDF-1.7")
        [said] = await desk.hears(1)
    assert [file.name for file in said.files] == ["Minh chứng.pdf"]
