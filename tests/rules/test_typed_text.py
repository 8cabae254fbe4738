"""Words however a keyboard, a copied table or a phone spelt them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.typed_text import tidied


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("８，７５", "8,75"),
        ("\u200b8,75\ufeff", "8,75"),
        ("\u202e8,75\u202c", "8,75"),
        (unicodedata.normalize("NFD", "Bằng khen"), "Bằng khen"),
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("giấy\xa0khen", "giấy\xa0khen"),
        ("a\x00b\x07", "ab"),
    ],
)
def test_what_looks_the_same_is_kept_the_same(typed: str, kept: str) -> None:
    assert tidied(typed) == kept


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidied(tidied(text)) == tidied(text)
