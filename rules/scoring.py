"""Reading one answer, typed or chosen, into points; every refusal keeps what was there."""

import re
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

from rules import vietnamese
from rules.criteria import ZERO, Leaf, LeafKind, Step
from rules.errors_answers import NotAChoice, NotANumber, NotARatio, NotTwoNumbers, OutOfRange, WrongStep
from rules.rounding import half_up
from rules.typed_numbers import NUMBER, is_plain_number, read_decimal, refuse_thousands

PASS_WORDS = {"dat", "co dat", "d"}
FAIL_WORDS = {"khong dat", "khong", "chua dat", "chua", "k", "ko", "k dat", "ko dat"}
UNASSIGNED_WORDS = {"khong duoc giao", "khong giao"}
NO_TARGET_WORDS = {"khong", "khong giao", "-"}
RAW = {"pass": "dat", "fail": "khong", "full": "100%", "none": "0%"}
MEASURE_LIMIT = Decimal(1_000_000)
THOUSAND = Decimal(1000)


@dataclass(frozen=True)
class Answer:
    """`raw` is what was entered: points, "dat"/"khong", a measured value or "step:2", done and assigned or "90%",
    target ("" for none) and result; days late from the calendar with "received:" and the day. `points` None: known
    only later, or not assigned. An `estimate` (số ước thực hiện) stands until the official figure is in."""

    raw: tuple[str, ...]
    points: Decimal | None
    unassigned: bool = False
    estimate: bool = False


UNASSIGNED = Answer(("unassigned",), None, unassigned=True)


def read_answer(leaf: Leaf, text: str) -> Answer:
    """Typed text; raise NotANumber, OutOfRange, WrongStep, NotAChoice, NotARatio or NotTwoNumbers."""
    text = text.strip().removesuffix(".")
    if leaf.may_be_unassigned and vietnamese.fold(text) in UNASSIGNED_WORDS:
        return UNASSIGNED
    match leaf.kind:
        case LeafKind.PASSFAIL:
            return _read_passfail(leaf, text)
        case LeafKind.LADDER:
            return _read_measure(leaf, text)
        case LeafKind.RATIO:
            return _read_ratio(leaf, text)
        case LeafKind.TARGET:
            return _read_target(text)
        case _:
            return _scored(leaf, _read_points(leaf, text))


def choose_answer(leaf: Leaf, choice: str) -> Answer:
    """A button's value, one of `choices(leaf)` or a decimal; raise NotAChoice, OutOfRange or WrongStep."""
    direct = leaf.kind in (LeafKind.POINTS, LeafKind.BONUS, LeafKind.PENALTY)
    if direct and NUMBER.fullmatch(choice):
        return _scored(leaf, read_decimal(choice))
    if choice not in choices(leaf):
        raise NotAChoice(leaf.code, choices(leaf))
    if choice == "unassigned":
        return UNASSIGNED
    if choice.startswith("step:"):
        return Answer((choice,), leaf.steps[int(choice.removeprefix("step:"))].points)
    points = leaf.high if choice in ("max", "pass", "full") else ZERO
    return Answer((RAW.get(choice, str(points)),), points)


def choices(leaf: Leaf) -> tuple[str, ...]:
    """The machine names a button of this leaf may carry."""
    match leaf.kind:
        case LeafKind.PASSFAIL:
            offered: tuple[str, ...] = ("pass", "fail")
        case LeafKind.LADDER:
            offered = tuple(f"step:{index}" for index in range(len(leaf.steps)))
        case LeafKind.RATIO:
            offered = ("full", "none")
        case LeafKind.TARGET:
            offered = ()
        case _:
            offered = ("max", "zero")
    return (*offered, "unassigned") if leaf.may_be_unassigned else offered


def nearest_steps(value: Decimal, step: Decimal, low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """The allowed values just below and just above, ascending; one when they coincide."""
    below = (value / step).to_integral_value(ROUND_FLOOR) * step
    around = {min(max(point, low), high) for point in (below, below + step)}
    return tuple(sorted(around)) if below != value else (value,)


def step_for(leaf: Leaf, value: Decimal) -> Step:
    """The rung a measured value falls on; raise OutOfRange, or WrongStep where only whole numbers count."""
    high = Decimal(100) if leaf.in_percent and not leaf.may_exceed else MEASURE_LIMIT
    if not ZERO <= value <= high:
        raise OutOfRange(value, ZERO, high, leaf.code)
    whole = Decimal(1)
    if leaf.in_whole_numbers and value % whole:
        raise WrongStep(value, whole, nearest_steps(value, whole, ZERO, high), leaf.code)
    found = next((step for step in leaf.steps if step.contains(value)), None)
    if found is None:
        raise NotAChoice(leaf.code, choices(leaf))
    return found


def example_points(leaf: Leaf) -> str:
    """A value this leaf accepts, as typed: 8,75 of 10, -1,5 of -3."""
    wanted = leaf.low / 2 if leaf.kind is LeafKind.PENALTY else leaf.high * 7 / 8
    return vietnamese.points(nearest_steps(wanted, leaf.step, leaf.low, leaf.high)[0])


def _scored(leaf: Leaf, typed: Decimal) -> Answer:
    """The end of a range is always allowed; a penalty typed without its minus still takes away."""
    value = -abs(typed) if leaf.kind is LeafKind.PENALTY and typed else typed
    if not leaf.low <= value <= leaf.high:
        raise OutOfRange(value, leaf.low, leaf.high, leaf.code)
    if value % leaf.step and value not in (leaf.low, leaf.high):
        raise WrongStep(value, leaf.step, nearest_steps(value, leaf.step, leaf.low, leaf.high), leaf.code)
    return Answer((str(value),), value)


def _read_points(leaf: Leaf, text: str) -> Decimal:
    """ "8,75", and "8,75/10" where 10 is the maximum."""
    got, _, of = text.partition("/")
    if leaf.high >= THOUSAND:
        refuse_thousands(got, example_points(leaf))
    try:
        value, whole = read_decimal(got), read_decimal(of) if of else leaf.high
    except NotANumber:
        raise NotANumber(example_points(leaf)) from None
    if whole != leaf.high:
        raise NotANumber(example_points(leaf))
    return value


def _read_measure(leaf: Leaf, text: str) -> Answer:
    """What a ladder measures; a percentage may carry its sign."""
    bare = text.strip().removesuffix("%") if leaf.in_percent else text
    if leaf.in_whole_numbers and not leaf.in_percent:
        refuse_thousands(bare, bare.strip().replace(".", ""))
    value = read_decimal(bare, "1" if leaf.in_whole_numbers else "87,5")
    return Answer((str(value),), step_for(leaf, value).points)


def _read_passfail(leaf: Leaf, text: str) -> Answer:
    word = vietnamese.fold(text)
    if word in PASS_WORDS:
        return choose_answer(leaf, "pass")
    if word in FAIL_WORDS:
        return choose_answer(leaf, "fail")
    value = Decimal(word.replace(",", ".")) if NUMBER.fullmatch(word) else None
    if value not in (leaf.high, ZERO):
        raise NotAChoice(leaf.code, choices(leaf))
    return choose_answer(leaf, "pass" if value else "fail")


def _read_ratio(leaf: Leaf, text: str) -> Answer:
    """ "18/20" or "90%"; capped at the maximum unless the leaf may exceed it."""
    parts = [part.strip() for part in text.strip().removesuffix("%").split("/")]
    percent = text.strip().endswith("%")
    if len(parts) != (1 if percent else 2) or not all(is_plain_number(part) for part in parts):
        raise NotARatio("18/20")
    done, *rest = (Decimal(part.replace(",", ".")) for part in parts)
    assigned = Decimal(100) if percent else rest[0]
    if assigned == 0:
        raise NotARatio("18/20")
    points = half_up(Fraction(leaf.high) * Fraction(done) / Fraction(assigned))
    raw = (f"{done}%",) if percent else (str(done), str(assigned))
    return Answer(raw, points if leaf.may_exceed else min(points, leaf.high))


def _read_target(text: str) -> Answer:
    """ "100; 120", "100 120", or "không; 150" for a unit without a target. Points wait for the bloc."""
    parts = [part for part in re.split(r",\s+|[;/\s]+", text.strip()) if part]
    if len(parts) == 2 and vietnamese.fold(parts[0]) in NO_TARGET_WORDS:
        parts[0] = ""
    numbers = [part.replace(",", ".") for part in parts]
    if len(parts) != 2 or not all(is_plain_number(part) for part in parts if part) or not parts[1]:
        raise NotTwoNumbers("100; 120")
    if numbers[0] and Decimal(numbers[0]) == 0:
        raise NotTwoNumbers("100; 120")
    return Answer(tuple(numbers), None)
