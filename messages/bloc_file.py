"""A bloc's file: one YAML document that says everything the program must know of one bloc's year.

The fields are described in docs/bloc-file.md.
"""

from pathlib import Path
from zoneinfo import ZoneInfo

from messages.bloc_awards import has_several, read_awards
from messages.bloc_calendar import read_calendar
from messages.bloc_expected import read_expected
from messages.bloc_members import Units, check_served, read_leaders, read_people, read_units
from messages.bloc_nominations import read_nominations
from messages.bloc_problems import BlocFileErrors, Problem
from messages.bloc_profile import read_profile
from messages.bloc_ranking import read_ranking
from messages.bloc_reminders import read_reminders
from messages.bloc_review import check_groups, read_review, read_reviewers
from messages.bloc_sample import SampleReader
from messages.bloc_schema import BlocFile, Expected, Sample
from messages.bloc_table import read_table
from messages.bloc_values import to_key, to_text, to_whole, to_zone
from messages.located_yaml import Section, compose
from rules.blocs import DEFAULT_LABELS, labels_of_kind
from rules.profile import Profile
from rules.quota import Award, profile_for

SAMPLE = "examples/lao-cai-party-2023.yaml"
DEFAULT_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def read_bloc_file(source: Path | str) -> BlocFile:
    """Read a file, or its text; raise BlocFileErrors with every problem found in it."""
    problems: list[Problem] = []
    file = _bloc(Section(compose(source, SAMPLE), "", problems))
    if problems:
        raise BlocFileErrors(problems)
    return file


def _bloc(root: Section) -> BlocFile:
    units = read_units(root)
    reviewers = read_reviewers(root, units)
    people = read_people(root, units)
    leaders = read_leaders(root, "leaders", units)
    check_served(root, units, people, leaders)
    zone = root.read("timezone", to_zone, DEFAULT_ZONE)
    reminding = read_reminders(root)
    kind = root.read("kind", to_text, "", "khối")
    labels = _labels(root, kind)
    calendar = read_calendar(root, zone, reminding.plan, labels)
    tree = read_table(root.part("score_table", "{title: …, base: 100, groups: […]}"), [item.id for item in calendar])
    check_groups(reviewers, tree)
    profile, awards = _voting(root, len(units.entries))
    sample, expected = _trial(root, units, SampleReader(units, tree, profile, zone))
    file = BlocFile(
        slug=root.read("slug", to_key, "", "lao-cai-party-2023"),
        name=root.read("name", to_text, "", "Khối thi đua các cơ quan Tỉnh ủy"),
        kind=kind,
        year=root.read("year", to_whole(2000), 2000, "2023"),
        zone=zone,
        award=awards[0].title if awards else "",
        awards=awards,
        labels=labels,
        units=tuple(units.entries),
        people=people,
        leaders=leaders,
        tree=tree,
        calendar=calendar,
        profile=profile,
        nominating=read_nominations(root),
        reminding=reminding,
        sample=sample,
        expected=expected,
        ranking=read_ranking(root, tree),
        departments=tuple(units.departments),
        review=read_review(root, units, reviewers),
    )
    root.done()
    return file


def _voting(root: Section, units: int) -> tuple[Profile, tuple[Award, ...]]:
    """Of several awards the first one's rules stand for the bloc's."""
    profile = read_profile(root.part("rule_profile", "{form: secret, …}"), has_several(root))
    awards = read_awards(root, profile)
    if has_several(root) and awards:
        return profile_for(awards[0], profile, units, units), awards
    return profile, awards


def _trial(root: Section, units: Units, reader: SampleReader) -> tuple[Sample | None, Expected | None]:
    """Checked once the bloc itself is right: one wrong unit would be named again at every mention."""
    sample, expected = root.section("sample"), root.section("expected")
    if expected and root.names[-1] != "expected":
        root.note("not_last", "expected", root.names[-1])
    if root.problems:
        return None, None
    return reader.read(sample) if sample else None, read_expected(expected, units) if expected else None


def _labels(root: Section, kind: str) -> dict[str, str]:
    """What the file does not name itself is called as blocs of its kind are."""
    labels, part = dict(labels_of_kind(kind)), root.section("labels")
    if part is None:
        return labels
    for name in DEFAULT_LABELS:
        if name in part.names:
            labels[name] = part.read(name, to_text, DEFAULT_LABELS[name])
    part.done()
    return labels
