from hypothesis import given, settings
from hypothesis import strategies as st

from rules.pages import in_pages


@settings(max_examples=40)
@given(st.lists(st.integers(0, 5)).map(sorted), st.integers(1, 8))
def test_nothing_is_lost_and_no_page_is_too_long(items: list[int], longest: int) -> None:
    pages = in_pages(items, lambda item: item, longest)
    assert [item for page in pages for item in page] == items
    assert all(0 < len(page) <= longest for page in pages)


def test_short_groups_share_a_page_and_are_not_cut() -> None:
    assert in_pages([1, 1, 2, 2, 2, 3, 3], lambda item: item, 5) == ((1, 1, 2, 2, 2), (3, 3))
    assert in_pages([1, 1, 1, 2, 2, 2], lambda item: item, 5) == ((1, 1, 1), (2, 2, 2))
