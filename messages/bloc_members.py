"""The members of a bloc's file: units, the people who serve them, and which units lead."""

from datetime import date

from messages.bloc_schema import DutyEntry, Leaders, PersonEntry, UnitEntry
from messages.bloc_values import to_date, to_key, to_person_key, to_text, to_word
from messages.located_yaml import Section, Unreadable
from rules.people import Role
from rules.vietnamese import fold

EVERY_UNIT = (Role.OFFICER, Role.HEAD, Role.DELEGATE)
LEADING_UNIT = (Role.CHAIR, Role.SECRETARY)


class Units:
    """The units by every name the file gives them; no name may mean two units."""

    def __init__(self) -> None:
        self.entries: list[UnitEntry] = []
        self.departments: list[UnitEntry] = []
        self._owners: dict[str, Section] = {}
        self._keys: dict[str, str] = {}
        self._outside: dict[str, str] = {}

    def add(self, section: Section, entry: UnitEntry) -> None:
        self.entries.append(entry)
        self._name(section, entry, self._keys)

    def add_department(self, section: Section, entry: UnitEntry) -> None:
        """It reviews, and is no member."""
        self.departments.append(entry)
        self._name(section, entry, self._outside)

    def know(self, entry: UnitEntry) -> None:
        """A unit that is there already: the file may name it."""
        self.entries.append(entry)
        for name in (entry.key, entry.name, entry.short, *entry.aliases):
            self._keys.setdefault(fold(name), entry.key)

    def knows(self, text: str) -> bool:
        return fold(text) in self._keys

    def _name(self, section: Section, entry: UnitEntry, keys: dict[str, str]) -> None:
        fields = [("key", entry.key), ("name", entry.name), ("short", entry.short)]
        for field, name in (*fields, *(("aliases", alias) for alias in entry.aliases)):
            owner = self._owners.setdefault(fold(name), section) if name else section
            if owner is not section:
                section.note("taken", field, name, owner.line)
            keys.setdefault(fold(name), entry.key)

    def resolve(self, text: str) -> str:
        """The key of the unit named by key, full name, short name or alias."""
        if fold(text) not in self._keys:
            raise Unreadable("unknown_unit", ", ".join(entry.key for entry in self.entries))
        return self._keys[fold(text)]

    def resolve_serving(self, text: str) -> str:
        """The key of a unit or of a department."""
        return self._outside.get(fold(text)) or self.resolve(text)


def read_units(root: Section) -> Units:
    units = Units()
    for section in root.sections("units", "- {key: ban-dan-van, name: Ban Dân vận Tỉnh ủy, …}"):
        units.add(section, read_unit(section))
    return units


def read_unit(section: Section) -> UnitEntry:
    since, until = read_span(section)
    entry = UnitEntry(
        key=section.read("key", to_key, "", "ban-dan-van"),
        name=section.read("name", to_text, "", "Ban Dân vận Tỉnh ủy"),
        short=section.read("short", to_text, "", "BDV"),
        head_title=section.read("head_title", to_text, "", "Trưởng ban"),
        aliases=section.texts("aliases", to_text),
        since=since,
        until=until,
    )
    section.done()
    return entry


def read_people(root: Section, units: Units, *, needed: bool = True) -> tuple[PersonEntry, ...]:
    people: list[PersonEntry] = []
    lines: dict[str, int] = {}
    for section in root.sections("people", "- {key: ban-dan-van/officer, name: …, duties: […]}" if needed else ""):
        key = section.read("key", to_person_key, "", "ban-dan-van/officer")
        name = section.read("name", to_text, "", "Cán bộ phụ trách thi đua, khen thưởng Ban Dân vận Tỉnh ủy")
        duties = section.sections("duties", "- {unit: ban-dan-van, role: officer, since: 2023-01-01}")
        people.append(PersonEntry(key, name, tuple(_duty(duty, units) for duty in duties)))
        section.done()
        if key and lines.setdefault(key, section.line) != section.line:
            section.note("taken", "key", key, lines[key])
    return tuple(people)


def read_leaders(root: Section, name: str, units: Units) -> Leaders:
    section = root.part(name, "{lead: ban-noi-chinh, deputies: [bao-lao-cai]}")
    lead = section.read("lead", units.resolve, "", "ban-noi-chinh")
    deputies = section.texts("deputies", units.resolve)
    section.done()
    leading = [lead, *deputies]
    for unit in dict.fromkeys(leading):
        if leading.count(unit) > 1:
            section.note("leads_twice", "deputies", unit)
    return Leaders(lead, deputies)


def check_served(root: Section, units: Units, people: tuple[PersonEntry, ...], leaders: Leaders) -> None:
    """Every unit has an officer, a head and a delegate; those that lead a chair and a secretary too."""
    served = {(duty.unit, duty.role) for person in people for duty in person.duties}
    for entry in units.entries:
        leads = entry.key in (leaders.lead, *leaders.deputies)
        for role in (*EVERY_UNIT, *(LEADING_UNIT if leads else ())):
            if (entry.key, role) not in served:
                root.note("no_role", "people", entry.key, role.value)


def _duty(section: Section, units: Units) -> DutyEntry:
    since, until = read_span(section)
    duty = DutyEntry(
        unit=section.read("unit", units.resolve_serving, "", "ban-dan-van"),
        role=section.read("role", to_word(Role), Role.OFFICER, "officer"),
        since=since,
        until=until,
    )
    if duty.unit in {entry.key for entry in units.departments} and duty.role is not Role.REVIEWER:
        section.note("only_reviews", "role", duty.role.value)
    section.done()
    return duty


def read_span(section: Section) -> tuple[date, date | None]:
    since = section.read("since", to_date, date.min, "2023-01-01")
    until = section.read("until", to_date, None)
    if until and until < since:
        section.note("ends_before", "until", f"{until:%d/%m/%Y}", f"{since:%d/%m/%Y}")
    return since, until
