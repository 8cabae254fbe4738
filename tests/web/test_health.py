"""/healthz and /readyz mean that the program still goes round, hears and reads."""

from dataclasses import replace

import httpx

from bot.pulse import POLL, TICK, Pulse
from bot.web.site import site
from tests.web.house import House


async def test_a_program_is_healthy_while_it_ticks_and_ready_while_it_also_polls_and_reads(
    house: House,
) -> None:
    seconds = [0.0]
    pulse = Pulse(lambda: seconds[0])
    transport = httpx.ASGITransport(site(replace(house.back, pulse=pulse)))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot.example") as asking:

        async def statuses() -> tuple[int, int]:
            return (await asking.get("/healthz")).status_code, (await asking.get("/readyz")).status_code

        pulse.beat(TICK)
        pulse.beat(POLL)
        assert await statuses() == (200, 200)
        seconds[0] = 200.0
        pulse.beat(TICK)
        assert await statuses() == (200, 503)
        assert (await asking.get("/readyz")).json() == {
            "late": [POLL],
            "ages": {TICK: 0, POLL: 200},
            "database": True,
            "writes": True,
            "leading": True,
        }
        pulse.beat(POLL)
        seconds[0] = 400.0
        assert await statuses() == (503, 503)
        pulse.beat(TICK)
        pulse.beat(POLL)
        with house.desk.database.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE blocs RENAME TO blocs_gone")
        assert await statuses() == (200, 503)
