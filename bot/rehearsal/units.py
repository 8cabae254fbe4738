"""What a unit's people owe at this moment, done by tapping and typing.

Each act looks at the state first, does what is owed, and says whether it did anything: run them again and again
until nothing is owed.
"""

from __future__ import annotations

from bot.player import Player
from bot.rehearsal.cast import Cast
from bot.rehearsal.facts import Facts
from messages.bloc_schema import NominationEntry
from rules.nominations import NominationKind, NominationState
from rules.people import Role, Unit
from rules.review import SheetState
from rules.sheets import Filled, Sheet

ADD = {NominationKind.COLLECTIVE: "Thêm tập thể", NominationKind.INDIVIDUAL: "Thêm cá nhân"}


async def pledge(cast: Cast, facts: Facts, unit: Unit) -> bool:
    """Confirm the pledge of this year once its item is open, and of next year once it is launched."""
    if not facts.is_time_for("giaouoc") or unit.id in facts.pledged:
        return False
    return await _confirm_pledge(cast, unit)


async def pledge_next_year(cast: Cast, facts: Facts, unit: Unit) -> bool:
    if not facts.launched or unit.id in facts.promised:
        return False
    return await _confirm_pledge(cast, unit)


async def score(cast: Cast, facts: Facts, unit: Unit) -> bool:
    """Fill what is open of the sheet, mend what was returned, and submit it to the head."""
    if not facts.is_time_for("chamdiem") or not facts.is_editable(unit.id) or cast.file.sample is None:
        return False
    officer = await cast.actor(unit.id, Role.OFFICER)
    if officer is None:
        return False
    sheet, answers = await _sheet(cast, unit)
    wanted = cast.file.sample.scores[unit.key]
    await officer.says("chấm điểm")
    open_codes = [leaf.code for leaf in facts.bloc.tree.leaves if leaf.code not in answers]
    for code in open_codes:
        await officer.says(wanted[code])
    if sheet.state is SheetState.RETURNED:
        await _mend(cast, unit, officer)
    await officer.says("chấm điểm")
    await officer.taps("Trình thủ trưởng duyệt")
    return True


async def approve(cast: Cast, facts: Facts, unit: Unit) -> bool:
    """The head approves whatever waits: the score sheet, the explanation, the nominations."""
    has_sheet = facts.state(unit.id) in (SheetState.WITH_HEAD, SheetState.EXPLANATION_WITH_HEAD)
    has_nominations = any(one.state is NominationState.WITH_HEAD for one in facts.of_unit(unit.id))
    head = await cast.actor(unit.id, Role.HEAD) if has_sheet or has_nominations else None
    if head is None:
        return False
    if has_sheet:
        await head.says("duyệt")
        await head.taps("Duyệt")
    if has_nominations:
        await _open_nominations(head)
        await head.taps("Duyệt")
    return True


async def nominate(cast: Cast, facts: Facts, unit: Unit) -> bool:
    """Propose the collectives and individuals of the file."""
    if not facts.is_time_for("dexuat") or cast.file.sample is None:
        return False
    wanted = [one for one in cast.file.sample.nominations if one.unit == unit.key]
    known = facts.of_unit(unit.id)
    if not wanted or any(one.state is not NominationState.DRAFT for one in known):
        return False
    officer = await cast.actor(unit.id, Role.OFFICER)
    if officer is None:
        return False
    for entry in wanted:
        if entry.name not in {one.name for one in known}:
            await _propose(officer, entry)
    await _open_nominations(officer)
    await officer.taps("Trình thủ trưởng duyệt")
    return True


async def _open_nominations(person: Player) -> None:
    """The unit's own list, also for those who see the bloc's first."""
    await person.says("đề xuất")
    await person.taps_if_there("Đề xuất của đơn vị")


async def _propose(officer: Player, entry: NominationEntry) -> None:
    await _open_nominations(officer)
    await officer.taps(ADD[entry.kind])
    await officer.says(entry.name)
    if entry.kind is NominationKind.INDIVIDUAL:
        await officer.says(entry.position)


async def _confirm_pledge(cast: Cast, unit: Unit) -> bool:
    person = await cast.actor(unit.id, Role.HEAD, Role.OFFICER)
    if person is None:
        return False
    await person.says("giao ước")
    await person.taps("Xác nhận giao ước")
    return True


async def _mend(cast: Cast, unit: Unit, officer: Player) -> None:
    returns = cast.file.sample.returns if cast.file.sample else ()
    for code, answer in next((one.answers for one in returns if one.unit == unit.key), {}).items():
        await officer.says(f"đến tiêu chí {code}")
        await officer.says(answer)


async def _sheet(cast: Cast, unit: Unit) -> tuple[Sheet, dict[str, Filled]]:
    sheet = await cast.desk.write(lambda store: store.sheets.of_unit(cast.bloc_id, unit.id))
    return sheet, await cast.desk.read(lambda store: store.sheets.answers(sheet.id))
