"""Reading what a page sent: anything unexpected is refused, never guessed."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request


def wants_page(request: Request) -> bool:
    """Whether a person reads the answer in a window of their own, and not a page's script."""
    return "text/html" in request.headers.get("accept", "")


async def json_object(request: Request) -> dict[str, Any]:
    """Raises HTTPException 400 for anything but a JSON object."""
    try:
        body = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise HTTPException(400) from None
    if not isinstance(body, dict):
        raise HTTPException(400)
    return body


async def touch_object(request: Request) -> dict[str, Any]:
    """As `json_object`, without what the page adds to make every touch as long as any other."""
    body = await json_object(request)
    body.pop("pad", None)
    return body


def text_in(body: Mapping[str, Any], name: str, limit: int) -> str:
    """Without NUL, which no database keeps.

    Raises HTTPException 400 for anything but text, 413 beyond `limit` bytes of UTF-8.
    """
    text = body.get(name, "")
    if not isinstance(text, str):
        raise HTTPException(400)
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise HTTPException(400) from None
    if size > limit:
        raise HTTPException(413)
    return text.replace("\x00", "")


def strings_in(body: Mapping[str, Any], name: str, most: int, limit: int) -> tuple[str, ...]:
    found = body.get(name, [])
    if not isinstance(found, list) or len(found) > most:
        raise HTTPException(400)
    return tuple(text_in({"one": one}, "one", limit) for one in found)


def ids_in(body: Mapping[str, Any], name: str, most: int) -> list[int]:
    """Different positive ids; raises HTTPException 400 for anything else."""
    found = body.get(name, [])
    if not isinstance(found, list) or len(found) > most:
        raise HTTPException(400)
    if not all(type(one) is int and 0 < one < 2**31 for one in found) or len(set(found)) < len(found):
        raise HTTPException(400)
    return found


def id_in(body: Mapping[str, Any], name: str) -> int:
    """A positive id; raises HTTPException 400 for anything else."""
    ids = ids_in({"ids": [body.get(name)]}, "ids", 1)
    return ids[0]


def flag_in(body: Mapping[str, Any], name: str) -> bool:
    """False when it is not there; raises HTTPException 400 for anything but true or false."""
    flag = body.get(name, False)
    if not isinstance(flag, bool):
        raise HTTPException(400)
    return flag


def paper_in(body: Mapping[str, Any], most: int = 200) -> tuple[list[int], bool, bool]:
    """Marks, blank, spoiled: at most one of them; raises HTTPException 400 for anything else."""
    marks, blank, spoiled = ids_in(body, "marks", most), flag_in(body, "blank"), flag_in(body, "spoiled")
    if set(body) - {"marks", "blank", "spoiled"} or bool(marks) + blank + spoiled > 1:
        raise HTTPException(400)
    return marks, blank, spoiled


def number_of(request: Request, name: str) -> int:
    """The id in the address. Raises HTTPException 404 for one nothing can have."""
    number: int = request.path_params[name]
    if number >= 2**31:
        raise HTTPException(404)
    return number
