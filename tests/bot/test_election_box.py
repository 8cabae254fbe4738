"""Lead and deputy elected through the real box: two ballots, one committee, one making of keys."""

from pathlib import Path

from bot.player import Player
from rules.people import Leadership
from tests.bot.voting_stage import FLAG, VotingStage

NINE = tuple(FLAG)


async def elected(stage: VotingStage, secretary: Player, winner: str) -> None:
    """Six units vote for the winner, three blank; cards out to announcement."""
    await secretary.taps("Phát phiếu")
    await stage.effects.drain()
    for place, unit in enumerate(NINE):
        await stage.cast(f"{unit}/head", *([winner] if place < 6 else []))
    await stage.close(secretary)
    await stage.open_box()
    await secretary.taps("Công bố")
    await stage.effects.drain()


async def test_both_are_elected_with_the_keys_fetched_once(tmp_path: Path) -> None:
    async with VotingStage(tmp_path) as stage:
        secretary = await stage.open()
        await secretary.presses("leaders")
        await secretary.taps("Chuẩn bị phiếu bầu")
        await secretary.taps("Cả 9 đơn vị")
        await secretary.taps("Niêm phong hòm phiếu")
        await stage.effects.drain()
        await stage.fetch_keys()
        delegate = await stage.person("van-phong/head")
        await elected(stage, secretary, "bao-lao-cai")
        assert (await stage.projector())["heading"] == "Kết quả bầu Trưởng khối"
        assert any("Hội nghị bầu <b>Báo Lào Cai</b>" in text for text in await stage.group())
        await secretary.taps("Chuẩn bị phiếu bầu Phó khối")
        await secretary.taps("Cả 8 đơn vị")
        await secretary.taps("Niêm phong hòm phiếu")
        await stage.effects.drain()
        await elected(stage, secretary, "ban-to-chuc")
        kept = await stage.desk.read(lambda store: store.people.leadership(stage.bloc, 2024))
        lead, deputy = await stage.unit("bao-lao-cai"), await stage.unit("ban-to-chuc")
        assert kept == Leadership(lead, (deputy,))
        card = await stage.touches.card(delegate.person, (await stage.ballot()).id)
        assert card["state"] == "closed"
        assert "PHIẾU BẦU" in card["html"]
