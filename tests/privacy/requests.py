"""Every request there is to make, from the addresses the program answers at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

from tests.privacy.arguments import LEAVES, Unknown
from tests.privacy.planted import Planted

PAGES = Path(__file__).parents[2] / "bot" / "web"
ASKED = re.compile(r"query_params\.get(?:list)?\(\"(\w+)\"")
OURS = frozenset({"/static"})
"""Mounted: the program's own files."""
DEMO = frozenset({"p"})
"""What only the demo's pages ask for."""


@dataclass(frozen=True)
class Asked:
    """`method` is "" for a socket; `says` is what is tapped beside everything else a body may hold."""

    method: str
    path: str
    query: str = ""
    says: str = ""

    def __str__(self) -> str:
        return f"{self.method or 'socket'} {self.path}{self.query}"

    def body(self, number: int) -> dict[str, Any]:
        """All that any page sends, about the victim."""
        return {
            "id": f"try-{number:08}",
            "tap": self.says,
            "marks": ["1"],
            "voter": 5,
            "slip": 1,
            "do": "show",
        }


def every_request(routes: Iterable[BaseRoute], planted: Planted, own: str) -> Iterator[Asked]:
    """`own` is the web id of who asks; raise Unknown where an address takes what nobody has said how to fill."""
    query = _query(planted)
    for route in routes:
        if isinstance(route, Mount) and route.path in OURS:
            continue
        if not isinstance(route, Route | WebSocketRoute):
            raise Unknown(str(route), "path")
        methods = sorted(set(route.methods or ()) - {"HEAD"}) if isinstance(route, Route) else [""]
        for path, method, asked in product(_paths(route, planted, own), methods, ("", query)):
            yield Asked(method, path, asked, f"trail {planted.ids['sheet']}")


def _paths(route: Route | WebSocketRoute, planted: Planted, own: str) -> Iterator[str]:
    names = list(route.param_convertors)
    values = [_values(route.path, name, planted, own) for name in names]
    for chosen in product(*values):
        yield str(route.url_path_for(route.name, **dict(zip(names, chosen, strict=True))))


def _values(path: str, name: str, planted: Planted, own: str) -> tuple[Any, ...]:
    known: dict[str, tuple[Any, ...]] = {
        "pid": tuple(filter(None, (own, planted.public_id))),
        "digest": tuple(planted.contents),
        "token": ("unknown-token", planted.meeting_token),
        "kind": ("scores", "minutes", "table"),
        "leaf": (*LEAVES, "4.2"),
        "network": ("telegram",),
        "sheet": (planted.ids["sheet"],),
        "voter": (planted.ids["unit"], planted.ids["head"]),
        "number": tuple(planted.numbers),
    }
    known |= dict.fromkeys(("meeting", "ballot", "ring"), (planted.ids["meeting"],))
    if name not in known:
        raise Unknown(path, name)
    return known[name]


def _query(planted: Planted) -> str:
    """Everything that any page asks of its address."""
    known = {"after": 0, "lan": 1, "khoi": planted.bloc.id}
    for page in PAGES.glob("*.py"):
        for name in ASKED.findall(page.read_text(encoding="utf-8")):
            if name not in known and name not in DEMO:
                raise Unknown(page.name, name)
    return "?" + "&".join(f"{name}={value}" for name, value in known.items())
