import json
import struct
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from matplotlib.patches import Rectangle

from messages.drawing import LEFT, RIGHT, WIDTH, draw
from messages.pictures import ResultBar, ResultPicture, drawing_of
from rules.ballot_sheet import Subject
from rules.outcome import FiveNumbers
from rules.profile import Form

NAMES = (
    "Trường Chính trị tỉnh",
    "Văn phòng Tỉnh ủy",
    "Đảng ủy Khối Cơ quan - Doanh nghiệp",
    "Ủy ban Kiểm tra Tỉnh ủy",
    "Báo Lào Cai",
    "Ban Dân vận Tỉnh ủy",
    "Ban Nội chính Tỉnh ủy",
    "Ban Tổ chức Tỉnh ủy",
    'Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh, phòng <b>&"',
)
VOTES = (7, 6, 3, 1, 1, 0, 0, 0, 0)


@pytest.fixture
def picture() -> ResultPicture:
    return ResultPicture(
        title="Cờ thi đua của Ủy ban nhân dân tỉnh",
        year=2023,
        bloc="Khối thi đua các cơ quan Tỉnh ủy",
        day=date(2023, 12, 19),
        numbers=FiveNumbers(9, 9, 9, 9, 9),
        of=9,
        needed=5,
        bars=tuple(ResultBar(name, votes, votes >= 5) for name, votes in zip(NAMES, VOTES, strict=True)),
    )


def test_every_word_on_the_picture_lies_inside_it(picture: ResultPicture) -> None:
    figure = draw(drawing_of(picture))
    for text in figure.axes[0].texts:
        box = text.get_window_extent()
        assert box.x0 / figure.dpi >= LEFT - 0.02, text.get_text()
        assert box.x1 / figure.dpi <= RIGHT + 0.02, text.get_text()
        assert 0 <= box.y0 / figure.dpi <= box.y1 / figure.dpi <= figure.get_figheight(), text.get_text()
    assert figure.get_figwidth() * figure.dpi == WIDTH * 200 == 1200


def test_no_two_words_cover_each_other(picture: ResultPicture) -> None:
    texts = [text.get_window_extent() for text in draw(drawing_of(picture)).axes[0].texts]
    for place, box in enumerate(texts):
        assert box.count_overlaps(texts[place + 1 :]) == 0


def test_names_stand_as_they_were_typed_in_the_order_given(picture: ResultPicture) -> None:
    drawing = drawing_of(picture)
    assert [bar["name"] for bar in drawing["bars"]] == list(NAMES)
    written = " ".join(text.get_text() for text in draw(drawing).axes[0].texts)
    for word in NAMES[-1].split():
        assert word in written


def test_a_long_bar_passes_the_line_and_a_short_one_does_not(picture: ResultPicture) -> None:
    patches = draw(drawing_of(picture)).axes[0].patches
    widths = [patch.get_width() for patch in patches if isinstance(patch, Rectangle)]
    full = RIGHT - LEFT
    assert full * 7 / 9 in widths
    assert full * 5 / 9 not in widths


def test_a_bloc_that_publishes_names_only_shows_no_figure_of_any_candidate(picture: ResultPicture) -> None:
    names = ResultPicture(**{**vars(picture), "bars": (ResultBar(NAMES[0], None, elected=True),)})
    drawing = drawing_of(names)
    assert drawing["bars"] == [{"name": NAMES[0], "label": "", "votes": None, "elected": True}]
    assert drawing["needed_label"] not in [text.get_text() for text in draw(drawing).axes[0].texts]


def test_the_words_are_vietnamese_as_papers_write_it(picture: ResultPicture) -> None:
    drawing = drawing_of(picture)
    assert drawing["place"] == "Khối thi đua các cơ quan Tỉnh ủy · ngày 19 tháng 12 năm 2023"
    assert drawing["needed_label"] == "Cần từ 5 phiếu"
    assert drawing["bars"][0]["label"] == "7/9 phiếu (77,78%)"


def test_the_child_turns_a_drawing_into_a_png_1200_pixels_wide(picture: ResultPicture) -> None:
    asked = json.dumps(drawing_of(picture)).encode()
    command = [sys.executable, "-m", "messages.drawing"]
    png = subprocess.run(command, input=asked, capture_output=True, check=True).stdout
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">I", png[16:20]) == (1200,)


def test_where_all_agreed_names_stand_without_a_figure(picture: ResultPicture) -> None:
    named = tuple(replace(bar, votes=None) for bar in picture.bars[:2])
    drawing = drawing_of(replace(picture, form=Form.UNANIMOUS, needed=0, bars=named))
    assert drawing["heading"] == "KẾT QUẢ BIỂU QUYẾT SUY TÔN"
    assert "nhất trí" in drawing["figures"]
    words = [text.get_text() for text in draw(drawing).axes[0].texts]
    assert not any("phiếu" in word for word in words)


def test_an_election_is_headed_by_the_year_it_is_for(picture: ResultPicture) -> None:
    drawing = drawing_of(replace(picture, subject=Subject.LEAD, title="Trưởng khối"))
    assert (drawing["heading"], drawing["title"]) == ("KẾT QUẢ KIỂM PHIẾU BẦU", "Trưởng khối năm 2024")
    assert "khen thưởng" not in drawing["remark"]
