"""A second counter that shares nothing with the first: both must find the same figures."""

from collections import Counter
from collections.abc import Iterable, Mapping

from rules.ballots import Marking

Figures = tuple[int, int, int, int, list[dict[int, int]]]
Piles = Mapping[bytes, int]
AGREE, AGAINST, NO_OPINION = "1", "2", "3"


def recount(papers: Iterable[bytes], marking: Marking) -> Figures:
    """collected, valid, invalid, blank, answers: works on the papers sorted into piles by what they say."""
    opinions = marking.kind.value == "opinion_each"
    words = _opinion_words(marking.candidates) if opinions else _plain_words(marking.candidates)
    most = {"choose_at_most": marking.at_most, "elect_one": 1}.get(
        marking.kind.value, len(marking.candidates)
    )
    piles = Counter(bytes(paper) for paper in papers)
    blank = sum(size for said, size in piles.items() if said == b" " * 512)
    marked = {said: size for said, size in piles.items() if _is_well_marked(said, words, most)}
    answers = [_column(marked, words, marking.candidates, answer) for answer in (AGREE, AGAINST, NO_OPINION)]
    collected = sum(piles.values())
    valid = sum(marked.values()) + (blank if marking.blank_valid else 0)
    return collected, valid, collected - valid, blank, answers if opinions else [answers[0], {}, {}]


def _plain_words(candidates: Iterable[int]) -> dict[str, tuple[int, str]]:
    return {str(candidate): (candidate, AGREE) for candidate in candidates}


def _opinion_words(candidates: Iterable[int]) -> dict[str, tuple[int, str]]:
    """Four numbers belong to each candidate, the first of them unused."""
    return {
        str(4 * candidate + place): (candidate, answer)
        for candidate in candidates
        for place, answer in enumerate((AGREE, AGAINST, NO_OPINION), start=1)
    }


def _column(
    marked: Piles, words: Mapping[str, tuple[int, str]], candidates: Iterable[int], answer: str
) -> dict[int, int]:
    """How many papers give each candidate this answer."""
    said_to = {candidate: word for word, (candidate, said) in words.items() if said == answer}
    return {
        candidate: sum(size for said, size in marked.items() if said_to.get(candidate) in _words(said))
        for candidate in candidates
    }


def _is_well_marked(said: bytes, words: Mapping[str, tuple[int, str]], most: int) -> bool:
    found = _words(said)
    if len(said) != 512 or any(word not in words for word in found):
        return False
    return len(found) == len({words[word][0] for word in found}) <= most


def _words(said: bytes) -> list[str]:
    return said.decode("latin-1").rstrip(" ").split(",")
