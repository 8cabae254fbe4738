"""Names and positions as officers type them."""

import re

from rules.errors_names import NameTooLong, NotAName
from rules.vietnamese import fold

NAME_LIMIT = 150
ADDRESSED = re.compile(r"^(?:dong chi|d/c|ong|ba|anh|chi) ")


def check_name(text: str, what: str) -> str:
    """One line with single spaces; `what` is named in the refusal. Raise NotAName or NameTooLong."""
    name = " ".join(text.split())
    if sum(char.isalpha() for char in name) < 2 or name.endswith("?"):
        raise NotAName(what)
    if len(name) > NAME_LIMIT:
        raise NameTooLong(what, NAME_LIMIT)
    return name


def titled(title: str, name: str) -> str:
    """A head's title before the unit's name, the words both have said once; "" without a title."""
    before, after = title.split(), name.split()
    for size in range(min(len(before), len(after)), 0, -1):
        if [word.casefold() for word in before[-size:]] == [word.casefold() for word in after[:size]]:
            return " ".join(before[:-size] + after)
    return " ".join(before + after) if before else ""


def name_key(name: str) -> str:
    """What one name shares however it is typed: without marks, forms of address, punctuation, order of words."""
    words = re.findall(r"\w+", ADDRESSED.sub("", fold(name)))
    return " ".join(sorted(words))
