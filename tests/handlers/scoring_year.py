"""A year come to its review: units score themselves as the file's sample does, their heads approve."""

from __future__ import annotations

from tests.support.stage import Stage


async def send_sheet(stage: Stage, unit: str, **instead: str) -> None:
    """Every criterion answered and approved; `instead` gives other answers, as t2_3="4"."""
    officer, head = await stage.person(f"{unit}/officer"), await stage.person(f"{unit}/head")
    answers = dict(stage.file.sample.scores[unit])
    answers |= {code.removeprefix("t").replace("_", "."): text for code, text in instead.items()}
    await officer.says("/chamdiem")
    for code, text in answers.items():
        await officer.says(f"đến tiêu chí {code}")
        await officer.says(text)
    await officer.says("/chamdiem")
    await officer.taps("Trình thủ trưởng duyệt")
    await head.taps("Duyệt")


async def send_all(stage: Stage) -> None:
    for unit in stage.file.sample.scores:
        await send_sheet(stage, unit)


async def sheet_of(stage: Stage, unit: str) -> int:
    number = await stage.unit(unit)
    return (await stage.desk.write(lambda store: store.sheets.of_unit(stage.bloc, number))).id


async def accept_all(stage: Stage) -> None:
    """The lead accepts everybody's sheet but its own, which falls to the deputy."""
    lead, deputy = await stage.person("ban-noi-chinh/officer"), await stage.person("bao-lao-cai/officer")
    for unit in stage.file.sample.scores:
        reviewer = deputy if unit == "ban-noi-chinh" else lead
        await reviewer.presses(f"accept {await sheet_of(stage, unit)}")
