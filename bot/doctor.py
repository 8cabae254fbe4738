"""`doctor`: looks at everything the program needs, changes nothing, and says what to do."""

from __future__ import annotations

import asyncio
from itertools import chain

from bot import doctor_data, doctor_lines, doctor_outlook, doctor_telegram
from bot.clock import real_clock
from bot.doctor_data import Machine
from bot.settings import Settings
from bot.shared_folder import shared_folder
from messages.operator_doctor import Finding, conclusion

ON_DISK = (doctor_data.folders, shared_folder, doctor_data.database, doctor_outlook.outlook, doctor_data.backups)
ON_WIRE = (doctor_lines.program, doctor_lines.certificate, doctor_telegram.telegram, doctor_lines.box)


def doctor(settings: Settings) -> int:
    """0 when nothing has to be mended, 1 otherwise."""
    findings = examine(settings, Machine(real_clock(settings.zone)()))
    print(*findings, conclusion(findings), sep="\n")
    return 1 if any(finding.is_bad for finding in findings) else 0


def examine(settings: Settings, machine: Machine) -> list[Finding]:
    """What every check found, in the order a machine is set up."""
    here = [finding for check in ON_DISK for finding in check(settings, machine)]
    return [Finding("settings"), *here, *asyncio.run(_on_wire(settings, machine))]


async def _on_wire(settings: Settings, machine: Machine) -> list[Finding]:
    found = await asyncio.gather(*(check(settings, machine) for check in ON_WIRE))
    return list(chain.from_iterable(found))
