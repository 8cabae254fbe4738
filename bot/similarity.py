"""How like two phrases are, for words typed freely."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process


def similar(text: str, phrases: Sequence[str]) -> tuple[int, float] | None:
    """The place of the phrase most like `text` (both folded) and how like it is, 0 to 100."""
    found = process.extractOne(text, phrases, scorer=fuzz.token_sort_ratio)
    return None if found is None else (found[2], found[1])
