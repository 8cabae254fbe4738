"""Which units belong to a bloc on a day: they are counted, asked and reminded; what others did once stays theirs."""

from collections.abc import Iterable
from datetime import date

from rules.people import Unit


class Members(dict[int, Unit]):
    """The members of a day by id, in the bloc's order.

    `[number]` also finds a unit that has left or is yet to come, because what it did stays and has its name;
    `in`, `len` and everything that lists know the day's members alone. `ever` are all of them.
    """

    def __init__(self, units: Iterable[Unit], day: date) -> None:
        self.ever = {unit.id: unit for unit in units}
        super().__init__({number: unit for number, unit in self.ever.items() if unit.belongs(day)})

    def __missing__(self, number: int) -> Unit:
        return self.ever[number]

    def is_away(self, number: int) -> bool:
        """Whether it is no member on the day but was or will be, also one that left and comes back later; False for
        a department that only reviews."""
        return number in self.ever and number not in self

    def merged_into(self, unit: int) -> tuple[Unit, ...]:
        """The units it has taken in that have left, also through one that it took in later."""
        gone = [one for one in self.ever.values() if one.id not in self]
        return tuple(one for one in gone if unit in self._heirs(one))

    def _heirs(self, unit: Unit) -> list[int]:
        """Who took it in, who took that one in, and so on."""
        found: list[int] = []
        into = unit.merged_into
        while into and into not in found:
            found.append(into)
            into = self.ever[into].merged_into if into in self.ever else 0
        return found
