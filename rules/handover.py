"""What passes from one officer to the next."""

from collections.abc import Iterable
from datetime import date, timedelta

from rules.people import Duty, Role

PASSING = (Role.OFFICER, Role.SECRETARY, Role.DELEGATE, Role.REVIEWER)


def roles_to_pass(duties: Iterable[Duty], unit: int, day: date) -> tuple[Role, ...]:
    """The former officer's roles in the unit from `day` on; a head who is the officer keeps the others."""
    held = {duty.role for duty in duties if duty.unit == unit and (duty.until is None or duty.until >= day)}
    if held & {Role.HEAD, Role.CHAIR}:
        return (Role.OFFICER,)
    return tuple(role for role in PASSING if role in held) or (Role.OFFICER,)


def is_predecessor(duties: Iterable[Duty], of: Iterable[Duty], unit: int) -> bool:
    """Whether the officer of `duties` serves the unit to the very day before the officer of `of` begins."""
    begins = {duty.since for duty in of if duty.unit == unit and duty.role is Role.OFFICER}
    ends = {duty.until for duty in duties if duty.unit == unit and duty.role is Role.OFFICER}
    return any(end and end + timedelta(days=1) in begins for end in ends)
