from datetime import date

import pytest

from rules.people import Duty, Leadership, Role, roles_in, runs_bloc

LEADERS = Leadership(lead=1, deputies=(2,))


def duty(role: Role, unit: int = 1, since: date = date(2023, 1, 1), until: date | None = None) -> Duty:
    return Duty(person=7, unit=unit, bloc=1, role=role, since=since, until=until)


def test_a_duty_holds_on_its_first_and_last_day_and_no_other() -> None:
    served = [duty(Role.OFFICER, until=date(2023, 10, 31))]
    assert roles_in(served, 1, date(2023, 1, 1)) == {Role.OFFICER}
    assert roles_in(served, 1, date(2023, 10, 31)) == {Role.OFFICER}
    assert roles_in(served, 1, date(2023, 11, 1)) == set()
    assert roles_in(served, 1, date(2022, 12, 31)) == set()


def test_a_person_acts_only_in_the_unit_the_duty_names() -> None:
    served = [duty(Role.OFFICER, unit=1), duty(Role.HEAD, unit=2)]
    assert roles_in(served, 2, date(2023, 5, 1)) == {Role.HEAD}
    assert roles_in(served, 3, date(2023, 5, 1)) == set()
    assert roles_in([], 1, date(2023, 5, 1)) == set()


@pytest.mark.parametrize(
    ("roles", "unit", "runs"),
    [
        ({Role.CHAIR}, 1, True),
        ({Role.SECRETARY}, 1, True),
        ({Role.OFFICER, Role.HEAD}, 1, False),
        ({Role.CHAIR}, 2, False),
        (set(), 1, False),
    ],
)
def test_only_the_lead_units_chair_and_secretary_run_the_bloc(
    roles: set[Role], unit: int, runs: bool
) -> None:
    assert runs_bloc(frozenset(roles), unit, LEADERS) is runs
