from datetime import date

from rules.handover import is_predecessor, roles_to_pass
from rules.people import Duty, Role

START, DAY = date(2023, 1, 1), date(2023, 10, 16)


def duty(role: Role, unit: int = 1, since: date = START, until: date | None = None) -> Duty:
    return Duty(person=1, unit=unit, bloc=1, role=role, since=since, until=until)


def test_everything_the_officer_does_for_the_unit_passes_on() -> None:
    duties = [duty(Role.DELEGATE), duty(Role.OFFICER), duty(Role.SECRETARY)]
    assert roles_to_pass(duties, 1, DAY) == (Role.OFFICER, Role.SECRETARY, Role.DELEGATE)


def test_what_has_ended_or_belongs_to_another_unit_stays() -> None:
    duties = [duty(Role.OFFICER), duty(Role.DELEGATE, until=date(2023, 10, 15)), duty(Role.SECRETARY, unit=2)]
    assert roles_to_pass(duties, 1, DAY) == (Role.OFFICER,)


def test_a_head_who_is_also_the_officer_keeps_the_head_s_duties() -> None:
    assert roles_to_pass([duty(Role.HEAD), duty(Role.OFFICER), duty(Role.DELEGATE)], 1, DAY) == (
        Role.OFFICER,
    )


def test_a_predecessor_ends_the_day_before() -> None:
    next_one = [duty(Role.OFFICER, since=DAY)]
    assert is_predecessor([duty(Role.OFFICER, until=date(2023, 10, 15))], next_one, 1)
    assert not is_predecessor([duty(Role.OFFICER, until=date(2023, 10, 14))], next_one, 1)
    assert not is_predecessor([duty(Role.OFFICER)], next_one, 1)
    assert not is_predecessor([duty(Role.OFFICER, unit=2, until=date(2023, 10, 15))], next_one, 1)
