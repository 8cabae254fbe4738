"""Names and positions as officers type them."""

from rules.errors import NameTooLong, NotAName

NAME_LIMIT = 150


def check_name(text: str, what: str) -> str:
    """One line with single spaces; `what` is named in the refusal. Raise NotAName or NameTooLong."""
    name = " ".join(text.split())
    if sum(char.isalpha() for char in name) < 2 or name.endswith("?"):
        raise NotAName(what)
    if len(name) > NAME_LIMIT:
        raise NameTooLong(what, NAME_LIMIT)
    return name
