"""Who is meant by the words of an item, what is missing of it, what it waits for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.calendar_items import DoneBy
from rules.debtors import Debtor, debtor
from rules.debts import Missing, Needed, missing, waits

UNITS = range(1, 10)


@pytest.mark.parametrize(
    ("owes", "who"),
    [
        ("các đơn vị", Debtor.UNITS),
        ("CÁC ĐƠN VỊ (góp ý)", Debtor.UNITS),
        ("thủ trưởng các đơn vị", Debtor.UNITS),
        ("Trưởng khối", Debtor.LEAD),
        ("Trưởng khối năm 2023", Debtor.LEAD),
        ("đơn vị Trưởng khối", Debtor.LEAD),
        ("Trưởng khối, Phó khối", Debtor.LEAD),
        ("Cụm trưởng", Debtor.LEAD),
        ("Trưởng nhóm", Debtor.LEAD),
        ("đơn vị Trưởng nhóm", Debtor.LEAD),
        ("thư ký Khối", Debtor.LEAD),
        ("chủ trì, thư ký, Tổ kiểm phiếu", Debtor.LEAD),
        ("Phó khối", Debtor.DEPUTIES),
        ("người thẩm định", Debtor.REVIEWERS),
        ("các đơn vị thẩm định", Debtor.REVIEWERS),
        ("đơn vị có điểm bị thay đổi", Debtor.CHANGED),
        ("không bắt buộc", Debtor.NOBODY),
        ("cả khối cùng làm", None),
        ("", None),
    ],
)
def test_the_words_of_the_file_say_who_owes(owes: str, who: Debtor | None) -> None:
    assert debtor(owes, "Trưởng nhóm") is who


@given(st.text(), st.text(), st.text())
def test_any_words_mean_somebody_or_nobody(owes: str, lead: str, deputy: str) -> None:
    assert debtor(owes, lead, deputy) in (None, *Debtor)


@given(*[st.booleans()] * 6)
def test_what_has_come_is_not_missing_and_one_of_two_is_enough_only_where_the_item_says_so(
    chat_counts: bool, paper_counts: bool, either: bool, chat: bool, paper: bool, declared: bool
) -> None:
    by = DoneBy(chat_counts, paper_counts, either and chat_counts and paper_counts)
    lacks = missing(by, chat=chat, paper=paper, declared=declared)
    done = (chat or paper) if by.either else (chat or not by.chat) and (paper or not by.paper)
    assert (lacks is None) == done
    if lacks is not None:
        assert not (lacks.chat and chat)
        assert not (lacks.paper and paper)
        assert lacks.declared == (declared and by.paper and not paper)
        assert lacks.is_paused == (lacks.declared and (by.either or chat or not by.chat))


def test_a_declared_paper_still_leaves_the_part_in_the_chat() -> None:
    both = DoneBy(chat=True, paper=True)
    lacks = missing(both, chat=False, paper=False, declared=True)
    assert lacks == Missing(chat=True, paper=True, declared=True)
    assert not lacks.is_paused


@given(
    st.sampled_from(Debtor),
    st.sampled_from(UNITS),
    st.lists(st.tuples(st.sampled_from(Debtor), st.frozensets(st.sampled_from(UNITS))), max_size=4),
)
def test_a_unit_waits_for_itself_and_for_what_is_done_for_all_and_the_lead_for_everybody(
    who: Debtor, unit: int, earlier: list[tuple[Debtor, frozenset[int]]]
) -> None:
    needed = [Needed(str(place), *one) for place, one in enumerate(earlier)]
    held = {one.item for one in needed if one.item in waits(who, unit, needed)}
    for one in needed:
        if who in (Debtor.REVIEWERS, Debtor.CHANGED) or not one.owed:
            assert one.item not in held
        elif who in (Debtor.LEAD, Debtor.DEPUTIES):
            assert one.item in held
        elif one.who in (Debtor.UNITS, Debtor.CHANGED, Debtor.NOBODY):
            assert (one.item in held) == (unit in one.owed)
        else:
            assert one.item in held
