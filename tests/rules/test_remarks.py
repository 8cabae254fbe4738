"""What is said in the meeting, as a secretary types it."""

import pytest

from rules.errors_meeting import NotARemark
from rules.remarks import GIST_LIMIT, RemarkKind, TaskLine, read_spoken, read_task


def test_a_line_names_its_speaker_and_the_gist() -> None:
    text = "Trưởng ban Ban Dân vận:  nhất trí với báo cáo;\nđề nghị bổ sung: mục 3"
    gist = "nhất trí với báo cáo; đề nghị bổ sung: mục 3"
    assert read_spoken(text, RemarkKind.OPINION) == ("Trưởng ban Ban Dân vận", gist)


TOO_LONG = "BDV: " + "a" * (GIST_LIMIT + 1)


@pytest.mark.parametrize("text", ["", "nhất trí", ": nhất trí", "BDV:", "12: nhất trí", TOO_LONG])
def test_a_line_without_a_speaker_or_a_gist_is_refused(text: str) -> None:
    with pytest.raises(NotARemark) as refused:
        read_spoken(text, RemarkKind.DIRECTIVE)
    assert refused.value == NotARemark("directive", GIST_LIMIT)


def test_a_task_names_its_owner_and_perhaps_a_day() -> None:
    assert read_task("Báo Lào Cai; đăng tin; 25/12") == TaskLine("Báo Lào Cai", "đăng tin", "25/12")
    assert read_task("các đơn vị; gửi báo cáo") == TaskLine("các đơn vị", "gửi báo cáo", "")


@pytest.mark.parametrize("text", ["", "gửi báo cáo", "; gửi báo cáo", "BLC;", "BLC; 12; 25/12", "a; b; c; d"])
def test_a_task_without_an_owner_or_work_is_refused(text: str) -> None:
    with pytest.raises(NotARemark):
        read_task(text)
