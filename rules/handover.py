"""What passes from one officer to the next."""

from collections.abc import Iterable
from datetime import date

from rules.people import Duty, Role

PASSING = (Role.OFFICER, Role.SECRETARY, Role.DELEGATE, Role.REVIEWER)


def roles_to_pass(duties: Iterable[Duty], unit: int, day: date) -> tuple[Role, ...]:
    """The former officer's roles in the unit from `day` on; a head who is the officer keeps the others."""
    held = {duty.role for duty in duties if duty.unit == unit and (duty.until is None or duty.until >= day)}
    if held & {Role.HEAD, Role.CHAIR}:
        return (Role.OFFICER,)
    return tuple(role for role in PASSING if role in held)
