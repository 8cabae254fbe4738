"""A second counter that shares nothing with the first: both must find the same figures."""

from collections import Counter
from collections.abc import Collection, Iterable

Figures = tuple[int, int, int, int, dict[int, int]]


def recount(papers: Iterable[bytes], candidates: Collection[int], at_most: int, blank_valid: bool) -> Figures:
    """collected, valid, invalid, blank, votes: works on the papers sorted into piles by what they say."""
    piles = Counter(bytes(paper) for paper in papers)
    names = {str(candidate): candidate for candidate in candidates}
    blank = sum(size for said, size in piles.items() if _is_blank(said))
    marked = {said: size for said, size in piles.items() if _is_well_marked(said, names, at_most)}
    votes = {
        candidate: sum(size for said, size in marked.items() if name in _words(said))
        for name, candidate in names.items()
    }
    collected = sum(piles.values())
    valid = sum(marked.values()) + (blank if blank_valid else 0)
    return collected, valid, collected - valid, blank, votes


def _is_blank(said: bytes) -> bool:
    return said == b" " * 512


def _is_well_marked(said: bytes, names: Collection[str], at_most: int) -> bool:
    words = _words(said)
    known = all(word in names for word in words)
    return len(said) == 512 and known and len(words) == len(set(words)) <= at_most


def _words(said: bytes) -> list[str]:
    return said.decode("latin-1").rstrip(" ").split(",")
