"""Joining on a network that hands over the link's token, such as Telegram."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

from bot.web.tokens import issue_invitation
from messages.incoming import Incoming
from storage.parcels import Parcel
from storage.store import Store
from tests.support.stage import Stage

OFFICER, HEAD, SECRETARY = "ban-dan-van/officer", "ban-dan-van/head", "ban-noi-chinh/officer"
REFUSED = "đã được dùng trên thiết bị khác hoặc đã bị thu hồi"
WELCOME = "Kính chào đồng chí."
STRANGER = "chưa được liên kết với đơn vị nào"
UPDATES = count(1)


class Account:
    """Somebody's account on Telegram: `hears` is what was queued for it last."""

    def __init__(self, stage: Stage, address: str) -> None:
        self.stage, self.address = stage, address
        self._got: dict[int, str] = {}

    async def opens(self, token: str) -> str:
        return await self._take(Incoming(self._id(), "telegram", self.address, "/start", invitation=token))

    async def says(self, text: str) -> str:
        return await self._take(Incoming(self._id(), "telegram", self.address, text))

    async def hears(self) -> str:
        """The newest message of all that went out to the account; "" when none did."""
        while parcels := await self.stage.desk.read(lambda store: store.outbox.due(self.stage.clock())):
            await self.stage.desk.write(partial(_carried, parcels=parcels))
            self._got |= {one.id: one.body["html"] for one in parcels if one.address == self.address}
        return self._got[max(self._got)] if self._got else ""

    @property
    def heard(self) -> list[str]:
        """All that went out to the account, oldest first."""
        return [self._got[number] for number in sorted(self._got)]

    async def _take(self, said: Incoming) -> str:
        await self.stage.desk.take(said)
        return await self.hears()

    def _id(self) -> str:
        return f"telegram:{next(UPDATES)}"


def _block(store: Store, at: datetime) -> None:
    store.people.set_address_state("telegram", "11", "blocked", at)


def _carried(store: Store, parcels: list[Parcel]) -> None:
    for parcel in parcels:
        store.outbox.sent(parcel, str(parcel.id))


async def invited(stage: Stage, key: str = OFFICER) -> str:
    number = (await stage.person(key)).person
    return await stage.desk.write(lambda store: issue_invitation(store, number, stage.clock()))


async def test_the_same_link_twice_greets_its_own_person_again(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        token, account = await invited(stage), Account(stage, "11")
        assert WELCOME in await account.opens(token)
        assert WELCOME in await account.opens(token)


async def test_another_account_is_refused_and_the_lead_hears_once(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        token, lead = await invited(stage), await stage.person(SECRETARY)
        await Account(stage, "11").opens(token)
        other = Account(stage, "12")
        for _ in range(2):
            assert REFUSED in await other.opens(token)
        assert STRANGER in await other.says("/menu")
        heard = [said for said in await lead.sees() if "đã bị từ chối" in said]
        assert len(heard) == 1


async def test_a_fresh_link_on_an_account_bound_before_is_taken(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        account = Account(stage, "11")
        for key in (OFFICER, OFFICER, HEAD):
            assert WELCOME in await account.opens(await invited(stage, key))
        assert "Trưởng Ban Dân vận" in await account.hears()


async def test_a_link_nobody_made_tells_a_stranger_what_to_do_and_an_officer_who_they_are(
    tmp_path: Path,
) -> None:
    async with Stage(tmp_path) as stage:
        account = Account(stage, "11")
        assert STRANGER in await account.opens("x" * 22)
        await account.opens(await invited(stage))
        assert WELCOME in await account.opens("x" * 22)


async def test_a_revoked_link_is_refused_and_a_revoked_account_is_a_stranger(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        token, account, lead = await invited(stage), Account(stage, "11"), await stage.person(SECRETARY)
        await account.opens(token)
        officer = await stage.person(OFFICER)
        await lead.presses(f"revoke {officer.person}")
        assert STRANGER in await account.says("/menu")
        assert REFUSED in await account.opens(token)


async def test_a_person_takes_back_their_own_account_there(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        account, officer = Account(stage, "11"), await stage.person(OFFICER)
        await account.opens(await invited(stage))
        [device] = await stage.desk.read(lambda store: store.devices.of_person(officer.person))
        await officer.presses(f"unbind {device.id}")
        assert STRANGER in await account.says("/menu")


async def test_who_blocked_the_bot_and_comes_back_gets_the_newest_of_what_was_missed(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        account, officer = Account(stage, "11"), await stage.person(OFFICER)
        await account.opens(await invited(stage))
        before = await account.hears()
        await stage.desk.write(partial(_block, at=stage.clock()))
        for question in ("trợ giúp", "dữ liệu của tôi", "trợ giúp", "lịch"):
            stage.clock.move(stage.clock() + timedelta(minutes=1))
            await officer.says(question)
        assert await account.hears() == before
        assert "Đề nghị đồng chí chọn việc" in await account.says("/menu")
        [told] = [text for text in account.heard if "Telegram không chuyển được tin" in text]
        assert "đồng chí có <b>4 tin</b>" in told
        assert "3 tin mới nhất" in told
        assert "Lịch" in account.heard[-3]
        assert "không chuyển được tin" not in await account.says("/menu")


async def test_who_comes_back_with_words_that_are_refused_is_reached_again(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        account = Account(stage, "11")
        await account.opens(await invited(stage))
        await stage.desk.write(partial(_block, at=stage.clock()))
        before = len(account.heard)
        await stage.desk.take(Incoming("telegram:x", "telegram", "11", tap="unit 999999"))
        await account.hears()
        assert len(account.heard) == before + 1


async def test_no_cookie_can_be_made_from_what_others_know_of_an_account(tmp_path: Path) -> None:
    from hashlib import sha256

    async with Stage(tmp_path) as stage:
        await Account(stage, "11").opens(await invited(stage))
        guessed = sha256(b"telegram:11").hexdigest()
        assert await stage.desk.read(lambda store: store.devices.of_token(guessed)) is None
