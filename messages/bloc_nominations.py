"""What may be proposed for commendation, as a bloc's file lists it; a list left out is the default one."""

from collections.abc import Callable
from fractions import Fraction

from messages.bloc_values import to_flag, to_fraction, to_text, to_whole, to_word
from messages.located_yaml import Section, Unreadable
from rules.distinction_defaults import DEFAULT_PLAN
from rules.distinctions import (
    Condition,
    Distinction,
    DistinctionKind,
    Limit,
    NominationPlan,
    PersonClass,
    Scope,
)
from rules.nominations import Field, NominationKind

TITLE = "Chiến sĩ thi đua cơ sở"
ONE_KIND = "[individual]"
Title = Callable[[str], str]


def read_nominations(root: Section) -> NominationPlan:
    section = root.section("nominations")
    if section is None:
        return DEFAULT_PLAN
    distinctions = tuple(_distinction(part) for part in section.sections("distinctions"))
    classes = tuple(_class(part) for part in section.sections("person_classes"))
    sectors = section.texts("sectors", to_text)
    plan = NominationPlan(
        distinctions or DEFAULT_PLAN.distinctions,
        classes or DEFAULT_PLAN.classes,
        sectors or DEFAULT_PLAN.sectors,
    )
    limits = tuple(_limit(part, _title_in(plan)) for part in section.sections("limits"))
    section.done()
    return NominationPlan(plan.distinctions, plan.classes, plan.sectors, limits)


def _distinction(part: Section) -> Distinction:
    found = Distinction(
        title=part.read("title", to_text, "", TITLE),
        kind=part.read("kind", to_word(DistinctionKind), DistinctionKind.TITLE, "title"),
        for_kinds=part.texts("for", to_word(NominationKind), ONE_KIND),
        short=part.read("short", to_text, ""),
        awarded_by=part.read("by", to_text, ""),
        conditions=tuple(_condition(one) for one in part.sections("conditions")),
    )
    part.done()
    return found


def _condition(part: Section) -> Condition:
    found = Condition(
        say=part.read("say", to_text, "", "có sáng kiến được công nhận"),
        source=part.read("source", to_text, ""),
        field=part.read("field", to_word(Field), None),
    )
    part.done()
    return found


def _class(part: Section) -> PersonClass:
    found = PersonClass(
        part.read("name", to_text, "", "Người trực tiếp lao động"), part.read("direct", to_flag, False)
    )
    part.done()
    return found


def _limit(part: Section, title: Title) -> Limit:
    """A whole number, or a share of the nominees for the titles in `of`."""
    nothing: int | Fraction = 0
    at_most = part.read("at_most", _number_or_share, nothing, "15%")
    share = at_most if isinstance(at_most, Fraction) else None
    of = part.texts("of", title, f"[{TITLE}]" if share is not None else "")
    found = Limit(
        distinction=part.read("distinction", title, "", TITLE),
        source=part.read("source", to_text, "", "Quy chế thi đua của Khối, mục 5"),
        number=at_most if isinstance(at_most, int) else None,
        share=share,
        of=of,
        scope=part.read("scope", to_word(Scope), Scope.UNIT),
    )
    part.done()
    return found


def _number_or_share(text: str) -> int | Fraction:
    return to_whole()(text) if text.isdigit() else to_fraction(text)


def _title_in(plan: NominationPlan) -> Title:
    def parse(text: str) -> str:
        known = plan.distinction(text)
        if known is None:
            raise Unreadable("unknown_distinction", "; ".join(one.title for one in plan.distinctions))
        return known.title

    return parse
