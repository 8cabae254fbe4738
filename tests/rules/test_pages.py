import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.errors import StaleButton
from rules.pages import in_pages, page_count, page_of


@settings(max_examples=40)
@given(st.lists(st.integers(0, 5)).map(sorted), st.integers(1, 8))
def test_nothing_is_lost_and_no_page_is_too_long(items: list[int], longest: int) -> None:
    pages = in_pages(items, lambda item: item, longest)
    assert [item for page in pages for item in page] == items
    assert all(0 < len(page) <= longest for page in pages)


def test_short_groups_share_a_page_and_are_not_cut() -> None:
    assert in_pages([1, 1, 2, 2, 2, 3, 3], lambda item: item, 5) == ((1, 1, 2, 2, 2), (3, 3))
    assert in_pages([1, 1, 1, 2, 2, 2], lambda item: item, 5) == ((1, 1, 1), (2, 2, 2))


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (10, 1), (11, 2), (30, 3)])
def test_pages_hold_every_line_once_and_there_is_no_other_page(count: int, pages: int) -> None:
    lines = range(count)
    assert page_count(count, 10) == pages
    assert [line for number in range(1, pages + 1) for line in page_of(lines, number, 10)[0]] == [*lines]
    for number in (0, pages + 1):
        with pytest.raises(StaleButton):
            page_of(lines, number, 10)
