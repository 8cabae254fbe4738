from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from rules.ranking import Compared, Place, TieBreaker, places

FIRST, SECOND = TieBreaker(Compared.GROUP, "1"), TieBreaker(Compared.LEAF, "1.2")
Points = dict[str, Fraction | None]


def ranked(scores: dict[str, int], *breakers: tuple[TieBreaker, Points]) -> dict[str, Place]:
    by = dict(breakers)
    exact = {key: Fraction(score) for key, score in scores.items()}
    return places(exact, [breaker for breaker, _ in breakers], lambda breaker, key: by[breaker][key])


def points(**named: int) -> Points:
    return {key: Fraction(value) for key, value in named.items()}


def test_equal_scores_share_a_rank_where_no_tie_breaker_is_listed() -> None:
    assert ranked({"a": 9, "b": 8, "c": 9}) == {"a": Place(1), "c": Place(1), "b": Place(3)}


def test_a_tie_breaker_names_what_put_a_unit_above_the_next() -> None:
    found = ranked({"a": 9, "b": 9, "c": 9, "d": 10}, (FIRST, points(a=1, b=3, c=2, d=0)))
    assert found == {"d": Place(1), "b": Place(2, FIRST), "c": Place(3, FIRST), "a": Place(4)}


def test_the_second_is_asked_only_of_those_the_first_leaves_tied() -> None:
    first, second = points(a=3, b=3, c=1), points(a=1, b=2, c=9)
    found = ranked({"a": 9, "b": 9, "c": 9}, (FIRST, first), (SECOND, second))
    assert found == {"b": Place(1, SECOND), "a": Place(2, FIRST), "c": Place(3)}


def test_those_equal_in_everything_still_share_a_rank() -> None:
    found = ranked({"a": 9, "b": 9, "c": 8}, (FIRST, points(a=3, b=3, c=9)))
    assert found == {"a": Place(1), "b": Place(1), "c": Place(3)}


def test_where_one_of_those_tied_has_nothing_to_compare_nothing_is_settled_by_it() -> None:
    found = ranked({"a": 9, "b": 9}, (FIRST, {"a": None, "b": Fraction(3)}), (SECOND, points(a=2, b=1)))
    assert found == {"a": Place(1, SECOND), "b": Place(2)}


@given(st.dictionaries(st.integers(0, 9), st.tuples(*[st.integers(0, 2)] * 3), min_size=1))
def test_ranks_are_those_of_comparing_score_then_each_tie_breaker(
    scores: dict[int, tuple[int, int, int]],
) -> None:
    by = {FIRST: 1, SECOND: 2}
    found = places(
        {key: Fraction(value[0]) for key, value in scores.items()},
        [FIRST, SECOND],
        lambda breaker, key: Fraction(scores[key][by[breaker]]),
    )
    for key, value in scores.items():
        assert found[key].rank == 1 + sum(other > value for other in scores.values())
        below = [other for other in scores.values() if other[0] == value[0] and other < value]
        decided = found[key].above_by
        assert (decided is not None) == bool(below)
        if decided is not None:
            place = by[decided]
            assert max(below)[:place] == value[:place]
            assert max(below)[place] < value[place]
