"""Every switch of the rule profile, read from the file and kept in the database as it was read."""

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from messages.bloc_file import read_bloc_file
from messages.bloc_problems import BlocFileErrors, Problem
from rules.profile import (
    BallotKind,
    Bar,
    Denominator,
    Electorate,
    Form,
    LeaderBy,
    Op,
    Profile,
    Publish,
    PublishWhen,
    Tie,
)
from rules.profile_dict import profile_from_dict, profile_to_dict
from rules.shortlist import Shortlist, ShortlistRule

WHOLE = Path("examples/lao-cai-party-2023.yaml").read_text(encoding="utf-8")
TEXT = WHOLE[: WHOLE.index("sample:\n")]
EXAMPLE = read_bloc_file(TEXT).profile
TYPE, TIES = (
    "{kind: choose_at_most, k: 2}",
    "[run_off_among_tied, higher_final_score, chair_decides_recorded]",
)
BAR = '{fraction: 1/2, op: ">", denominator: eligible}'
VOTERS = "{self_vote: true, lead_unit_votes: true}"

SWITCHES: list[tuple[str, str, dict[str, Any]]] = [
    ("form: secret", "form: open", {"form": Form.OPEN}),
    ("form: secret", "form: unanimous", {"form": Form.UNANIMOUS}),
    ("form: secret", "form: paper", {"form": Form.PAPER}),
    (TYPE, "{kind: choose_at_most, k: 1}", {"at_most": 1}),
    (TYPE, "{kind: approve_each}", {"kind": BallotKind.APPROVE_EACH}),
    (TYPE, "{kind: opinion_each}", {"kind": BallotKind.OPINION_EACH}),
    ("quota: {fixed: 2}", "quota: {fixed: 3}", {"seats": 3}),
    (BAR, '{fraction: 90%, op: ">=", denominator: valid}',
     {"threshold": Bar(Fraction(9, 10), Op.AT_LEAST), "denominator": Denominator.VALID}),
    (BAR, '{fraction: 2/3, op: ">=", denominator: present}',
     {"threshold": Bar(Fraction(2, 3), Op.AT_LEAST), "denominator": Denominator.PRESENT}),
    ('  quorum: {fraction: 2/3, op: ">="}\n', "", {"quorum": None}),
    ('quorum: {fraction: 2/3, op: ">="}', 'quorum: {fraction: 1/2, op: ">"}', {"quorum": Bar(Fraction(1, 2), Op.OVER)}),
    ('quorum: {fraction: 2/3, op: ">="}', 'quorum: {fraction: 75%, op: ">="}',
     {"quorum": Bar(Fraction(3, 4), Op.AT_LEAST)}),
    ("shortlist: eligible_only", "shortlist: all", {"shortlist": Shortlist(ShortlistRule.ALL)}),
    ("shortlist: eligible_only", "shortlist: top_n\n  top_n: 5", {"shortlist": Shortlist(ShortlistRule.TOP_N, n=5)}),
    ("shortlist: eligible_only", 'shortlist: min_score\n  min_score: "89,5"',
     {"shortlist": Shortlist(ShortlistRule.MIN_SCORE, points=Decimal("89.5"))}),
    ("blank: valid", "blank: invalid", {"blank_valid": False}),
    (TIES, "[leave_to_the_council]", {"tie": (Tie.COUNCIL,)}),
    ("max_rounds: 2", "max_rounds: 3", {"max_rounds": 3}),
    ("publish: counts_of_chosen", "publish: names_only", {"publish": Publish.NAMES_ONLY}),
    ("publish: counts_of_chosen", "publish: all_counts\n  publish_when: at_once",
     {"publish": Publish.ALL_COUNTS, "publish_when": PublishWhen.AT_ONCE}),
    (VOTERS, "{who: delegates, self_vote: false, lead_unit_votes: false}",
     {"electorate": Electorate.DELEGATES, "self_vote": False, "lead_votes": False}),
    ("blank: valid", "blank: valid\n  one_award_per_unit: false", {"one_award_per_unit": False}),
    ("blank: valid", "blank: valid\n  leader: rotation", {"leader": LeaderBy.ROTATION}),
    ("blank: valid", "blank: valid\n  leader: appointment", {"leader": LeaderBy.APPOINTMENT}),
    ("blank: valid", "blank: valid\n  keys: {shares: 5, threshold: 3}", {"key_shares": 5, "key_threshold": 3}),
    ("blank: valid", "blank: valid\n  in_chat: true", {"in_chat": True}),
    ("blank: valid", "blank: valid\n  paper_beside: false", {"paper_beside": False}),
]  # fmt: skip


def changed(old: str, new: str) -> str:
    assert TEXT.count(old) == 1
    return TEXT.replace(old, new)


def kept(profile: Profile) -> Profile:
    return profile_from_dict(json.loads(json.dumps(profile_to_dict(profile))))


@pytest.mark.parametrize(("old", "new", "fields"), SWITCHES, ids=[new for _, new, _ in SWITCHES])
def test_a_switch_in_the_file_is_that_switch_in_the_rules(old: str, new: str, fields: dict[str, Any]) -> None:
    profile = read_bloc_file(changed(old, new)).profile
    assert profile == replace(EXAMPLE, **fields)
    assert kept(profile) == profile


def test_a_ballot_that_elects_one_has_one_seat_and_one_mark() -> None:
    profile = read_bloc_file(changed(TYPE, "{kind: elect_one}").replace("{fixed: 2}", "{fixed: 1}")).profile
    assert (profile.kind, profile.seats, profile.at_most) == (BallotKind.ELECT_ONE, 1, 1)


def test_what_the_file_leaves_out_is_the_careful_choice() -> None:
    assert (EXAMPLE.key_shares, EXAMPLE.key_threshold, EXAMPLE.in_chat) == (3, 2, False)
    assert (EXAMPLE.publish_when, EXAMPLE.one_award_per_unit) == (PublishWhen.WHEN_ANNOUNCED, True)
    assert (EXAMPLE.electorate, EXAMPLE.paper_beside) == (Electorate.UNITS, True)


def test_a_profile_kept_by_an_earlier_version_is_still_read() -> None:
    data = profile_to_dict(EXAMPLE)
    later = "top_n min_score publish_when one_award_per_unit leader keys in_chat paper_beside"
    for name in later.split():
        del data[name]
    del data["electorate"]["who"]
    assert profile_from_dict(data) == EXAMPLE


WRONG = [
    ("form: secret", "form: lottery", "form", "word"),
    (TYPE, "{kind: choose_at_most}", "type.k", "missing"),
    (TYPE, "{kind: approve_each, k: 2}", "type.k", "unknown_field"),
    (TYPE, "{kind: elect_one}", "quota.fixed", "elects_one"),
    ("shortlist: eligible_only", "shortlist: top_n", "top_n", "missing"),
    ("shortlist: eligible_only", "shortlist: min_score", "min_score", "missing"),
    ("shortlist: eligible_only", "shortlist: eligible_only\n  top_n: 3", "top_n", "unknown_field"),
    ("blank: valid", "blank: valid\n  keys: {shares: 3, threshold: 3}", "keys.threshold", "needs_every_key"),
    ("blank: valid", "blank: valid\n  keys: {shares: 3, threshold: 4}", "keys.threshold", "needs_every_key"),
    ("blank: valid", "blank: valid\n  keys: {shares: 3, threshold: 1}", "keys.threshold", "whole"),
    ("blank: valid", "blank: valid\n  keys: {shares: 2, threshold: 2}", "keys.shares", "whole"),
    ("blank: valid", "blank: valid\n  keys: {shares: 17, threshold: 2}", "keys.shares", "too_many_keys"),
    ("blank: valid", "blank: valid\n  in_chat: maybe", "in_chat", "flag"),
    ("blank: valid", "blank: valid\n  publish_when: later", "publish_when", "word"),
    ("blank: valid", "blank: valid\n  leader: lottery", "leader", "word"),
    (VOTERS, "{who: guests, self_vote: true, lead_unit_votes: true}", "electorate.who", "word"),
]


@pytest.mark.parametrize(("old", "new", "field", "kind"), WRONG, ids=[new for _, new, _, _ in WRONG])
def test_a_wrong_switch_is_named_with_its_field(old: str, new: str, field: str, kind: str) -> None:
    found = problem_in(changed(old, new))
    assert (found.field, found.kind) == (f"rule_profile.{field}", kind)


def test_a_box_that_needs_every_key_is_refused_with_the_reason() -> None:
    found = problem_in(changed("blank: valid", "blank: valid\n  keys: {shares: 3, threshold: 3}"))
    assert "mất một phần là mất cả hòm phiếu" in str(found)
    assert str(found).endswith("ví dụ: keys: {shares: 3, threshold: 2}")


def problem_in(text: str) -> Problem:
    with pytest.raises(BlocFileErrors) as raised:
        read_bloc_file(text)
    (problem,) = raised.value.problems
    return problem
