"""A bloc's year as its file set it down: tree, rule profile, calendar, labels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rules.calendar_items import CalendarItem, item_from_dict
from rules.criteria import Leaf, Tree
from rules.distinction_defaults import DEFAULT_PLAN
from rules.distinctions import NominationPlan
from rules.distinctions_dict import nomination_plan_from_dict
from rules.final_table_dict import ranking_from_dict
from rules.profile import Profile
from rules.profile_dict import profile_from_dict
from rules.quota import Award, Fixed, award_from_dict
from rules.ranking import SHARED_RANKS, Ranking
from rules.reminder_plans import DEFAULT_RULES, ReminderRules, rules_from_dict
from rules.reviewers import LEAD_ONLY, ReviewPlan, plan_from_dict
from rules.tree_dict import tree_from_dict
from rules.vietnamese import fold

DEFAULT_LABELS = {"lead": "Trưởng khối", "deputy": "Phó khối", "committee": "Tổ kiểm phiếu", "group": "Khối"}
OF_CLUSTERS = {"lead": "Cụm trưởng", "deputy": "Cụm phó", "group": "Cụm"}


@dataclass(frozen=True)
class BlocWords:
    """What a bloc, the unit that leads it and that one's deputy are called wherever they are spoken of."""

    group: str = DEFAULT_LABELS["group"]
    lead: str = DEFAULT_LABELS["lead"]
    deputy: str = DEFAULT_LABELS["deputy"]


@dataclass(frozen=True)
class Bloc:
    """`labels` are the words this bloc uses for things, such as its lead ("Trưởng khối"). `awards` are voted on
    in their order, the highest first; `award` is the first one's title; `moves` counts moved items of the calendar."""

    id: int
    slug: str
    name: str
    year: int
    revision: int
    tree: Tree
    profile: Profile
    calendar: tuple[CalendarItem, ...]
    award: str
    labels: Mapping[str, str] = field(default_factory=dict)
    awards: tuple[Award, ...] = ()
    ranking: Ranking = SHARED_RANKS
    nominating: NominationPlan = DEFAULT_PLAN
    review: ReviewPlan = LEAD_ONLY
    reminding: ReminderRules = DEFAULT_RULES
    moves: int = 0

    @property
    def table_revision(self) -> int:
        """The revision as far as it may have changed the table of criteria."""
        return self.revision - self.moves

    def dated(self, leaf: Leaf) -> CalendarItem | None:
        """The item whose report dates a ladder leaf."""
        return next((item for item in self.calendar if item.id == leaf.from_calendar), None)

    @property
    def earlier_slug(self) -> str:
        """What the same bloc is called the year before; "" where its slug does not name the year."""
        here = str(self.year)
        return self.slug.replace(here, str(self.year - 1)) if self.slug.count(here) == 1 else ""

    def item(self, task: str) -> CalendarItem | None:
        return next((item for item in self.calendar if item.task == task), None)

    def label(self, name: str) -> str:
        return self.labels.get(name, DEFAULT_LABELS[name])

    @property
    def words(self) -> BlocWords:
        return BlocWords(self.label("group"), self.label("lead"), self.label("deputy"))


def labels_of_kind(kind: str) -> Mapping[str, str]:
    """What a bloc of this kind ("khối", "cụm") is called where its file does not say so itself."""
    return OF_CLUSTERS if fold(kind).startswith("cum") else {}


def bloc_from_plan(number: int, slug: str, name: str, year: int, revision: int, plan: dict[str, Any]) -> Bloc:
    """`plan` is JSON data: tree, profile, calendar, award, awards, labels."""
    profile = profile_from_dict(plan["profile"])
    return Bloc(
        id=number,
        slug=slug,
        name=name,
        year=year,
        revision=revision,
        tree=tree_from_dict(plan["tree"]),
        profile=profile,
        calendar=tuple(item_from_dict(entry) for entry in plan["calendar"]),
        award=plan["award"],
        labels=plan.get("labels", {}),
        awards=_awards(plan, profile),
        ranking=ranking_from_dict(plan.get("ranking", {})),
        review=plan_from_dict(plan.get("review", {})),
        nominating=nomination_plan_from_dict(plan.get("nominating", {})),
        reminding=rules_from_dict(plan.get("reminding", {})),
        moves=plan.get("moves", 0),
    )


def _awards(plan: dict[str, Any], profile: Profile) -> tuple[Award, ...]:
    """A plan kept before there were several has its one award in the profile."""
    only = Award(plan["award"], Fixed(profile.seats), profile.at_most)
    return tuple(map(award_from_dict, plan.get("awards", ()))) or (only,)
