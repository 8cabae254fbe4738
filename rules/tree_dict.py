"""A score tree as plain JSON values and back: decimals as strings, defaults left out."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from decimal import Decimal
from typing import Any

from rules.criteria import Group, Leaf, LeafKind, Step, Tree

Plain = dict[str, Any]


def tree_to_dict(tree: Tree) -> Plain:
    return _plain(tree)


def tree_from_dict(data: Mapping[str, Any]) -> Tree:
    """Raise KeyError, TypeError or decimal.InvalidOperation on anything `tree_to_dict` did not write."""
    known = _scalars(data, "base", "step", "floor")
    branches = {name: _group(data[name]) for name in ("bonus", "penalty") if name in data}
    return Tree(**known | branches | {"groups": tuple(_group(group) for group in data["groups"])})


def _group(data: Mapping[str, Any]) -> Group:
    return Group(
        **_scalars(data, "max", "min"),
        leaves=tuple(_leaf(leaf) for leaf in data.get("leaves", ())),
        groups=tuple(_group(group) for group in data.get("groups", ())),
    )


def _leaf(data: Mapping[str, Any]) -> Leaf:
    known = _scalars(data, "low", "high", "step")
    steps = tuple(Step(**_scalars(step, "low", "high", "points")) for step in data.get("steps", ()))
    return Leaf(**known | {"kind": LeafKind(data["kind"]), "steps": steps})


def _scalars(data: Mapping[str, Any], *decimals: str) -> Plain:
    values = {name: value for name, value in data.items() if not isinstance(value, list)}
    return values | {name: Decimal(data[name]) for name in decimals if data.get(name) is not None}


def _plain(node: Tree | Group | Leaf | Step) -> Plain:
    values = {field.name: (getattr(node, field.name), field) for field in fields(node)}
    return {name: _value(value) for name, (value, field) in values.items() if not _is_default(value, field)}


def _value(value: Any) -> Any:
    if isinstance(value, Tree | Group | Leaf | Step):
        return _plain(value)
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return str(value) if isinstance(value, Decimal | LeafKind) else value


def _is_default(value: Any, field: Field[Any]) -> bool:
    return field.default is not MISSING and bool(value == field.default)
