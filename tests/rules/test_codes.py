"""An inclusion code is short enough to read out, and belongs to one sealed paper."""

import re

from rules.codes import inclusion_code


def test_a_code_is_two_groups_of_five_letters_and_digits() -> None:
    assert re.fullmatch(r"[A-Z2-7]{5}-[A-Z2-7]{5}", inclusion_code(b"sealed"))


def test_the_same_paper_has_the_same_code_and_another_paper_another() -> None:
    assert inclusion_code(b"sealed") == inclusion_code(b"sealed")
    papers = [bytes([number]) * 560 for number in range(150)]
    assert len({inclusion_code(paper) for paper in papers}) == 150
