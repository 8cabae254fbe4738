"""The committee and who heads it, in the bloc's own words."""

from dataclasses import replace

import pytest

from messages.committee import Appointed
from messages.render import render
from tests.messages.test_results import BLOC


@pytest.mark.parametrize(
    ("committee", "head"), [("Tổ kiểm phiếu", "Tổ trưởng"), ("Ban kiểm phiếu", "Trưởng ban")]
)
def test_the_head_is_called_after_the_bloc_s_word_for_the_committee(committee: str, head: str) -> None:
    said = render(Appointed(replace(BLOC, labels={"committee": committee}), True)).html
    assert f"Hội nghị đã thông qua {committee}; đồng chí là <b>{head}</b>." in said
