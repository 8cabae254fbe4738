"""Who tries: people with every role but none in the unit whose data it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from messages.bloc_schema import BlocFile
from rules.people import Duty, Role
from storage.store import Store
from tests.privacy.canaries import Canary

SINCE, ENDED = date(2023, 1, 1), date(2023, 6, 30)
OTHER_BLOC = "second"
FORMER = "former/moved", "former/gone"
STRANGER = "stranger"


@dataclass(frozen=True)
class Seat:
    """`reviews` are the groups of criteria this person reviews of every unit, once its sheet is sent."""

    key: str
    reviews: tuple[str, ...] = ()

    def may_read(self, canary: Canary, *, sent: bool) -> bool:
        return sent and canary.of != "" and canary.of.split(".")[0] in self.reviews


SEATS = (
    Seat("ban-tuyen-giao/officer"),
    Seat("ban-tuyen-giao/head"),
    Seat("van-phong/delegate"),
    Seat("van-phong/teller"),
    Seat("so-tai-chinh/reviewer", ("1",)),
    Seat("ban-to-chuc/reviewer", ("2",)),
    Seat(f"{OTHER_BLOC}/ban-tuyen-giao/officer"),
    Seat(f"{OTHER_BLOC}/ban-dan-van/head"),
    Seat(f"{OTHER_BLOC}/ban-noi-chinh/officer"),
    *map(Seat, FORMER),
    Seat(STRANGER),
)
"""The other bloc has units of the same names; its secretary runs it. Of the former one serves elsewhere now."""


def other_bloc(file: BlocFile) -> BlocFile:
    people = tuple(replace(person, key=f"{OTHER_BLOC}/{person.key}") for person in file.people)
    return replace(file, slug=OTHER_BLOC, name="Khối thi đua thứ hai", people=people)


def seat_people(store: Store, bloc: int, units: dict[str, int]) -> None:
    """The people that the bloc's file does not have."""
    for key, role in (("van-phong/delegate", Role.DELEGATE), ("van-phong/teller", Role.TELLER)):
        person = store.people.put_person(key, "Người dự họp Văn phòng Tỉnh ủy")
        store.people.put_duty(Duty(person, units["van-phong"], bloc, role, SINCE))
    for key in FORMER:
        person = store.people.put_person(key, "Cán bộ đã chuyển công tác")
        for role in (Role.OFFICER, Role.HEAD, Role.DELEGATE):
            store.people.put_duty(Duty(person, units["ban-dan-van"], bloc, role, SINCE, ENDED))
    moved = store.people.by_key(FORMER[0]) or 0
    store.people.put_duty(Duty(moved, units["dang-uy-khoi"], bloc, Role.OFFICER, ENDED))
