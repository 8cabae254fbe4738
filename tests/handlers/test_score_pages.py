"""What the wide page of the review holds for a department: its own criteria, of every unit, and nothing else."""

from pathlib import Path

import pytest

from bot.web.speaking import talk_of
from handlers.score_pages import result_table, wide_review
from messages.score_pages import TablePage, WideReviewPage
from rules.errors import NotYours
from storage.store import Store
from tests.handlers.scoring_year import put_sheets
from tests.support.departments import with_departments
from tests.support.stage import Stage


async def page_of(stage: Stage, key: str) -> WideReviewPage:
    person = (await stage.person(key)).person

    def look(store: Store) -> WideReviewPage:
        talk = talk_of(store, person, stage.clock())
        assert talk is not None
        return wide_review(talk, "/p/x/")

    return await stage.desk.read(look)


def opened(page: WideReviewPage) -> dict[str, set[str]]:
    """The top groups in which a cell may be opened, by unit."""
    found: dict[str, set[str]] = {}
    for section in page.sections:
        for row in section.rows:
            for cell in row.cells:
                if cell.sheet:
                    found.setdefault(cell.unit, set()).add(section.group.code)
    return found


async def test_each_reviewer_opens_its_own_groups_and_never_its_own_units(tmp_path: Path) -> None:
    async with Stage(tmp_path, with_departments()) as stage:
        await put_sheets(stage)
        finance = opened(await page_of(stage, "so-tai-chinh/reviewer"))
        assert (len(finance), set.union(*finance.values())) == (9, {"1"})
        member = opened(await page_of(stage, "ban-to-chuc/reviewer"))
        assert "BTC" not in member
        assert set.union(*member.values()) == {"2"}
        lead = await page_of(stage, "ban-noi-chinh/officer")
        assert "BNC" not in opened(lead)
        assert set.union(*opened(lead).values()) == {"1", "2", "3", "4", "5", "6"}
        mine = {
            row.leaf.code[0] for part in lead.sections for row in part.rows for cell in row.cells if cell.mine
        }
        assert mine == {"2", "4"}
        with pytest.raises(NotYours):
            await page_of(stage, "van-phong/officer")


async def test_a_department_has_no_part_in_the_table(tmp_path: Path) -> None:
    async with Stage(tmp_path, with_departments()) as stage:
        person = (await stage.person("so-tai-chinh/reviewer")).person

        def look(store: Store) -> TablePage:
            talk = talk_of(store, person, stage.clock())
            assert talk is not None
            return result_table(talk, "/p/x/")

        with pytest.raises(NotYours):
            await stage.desk.read(look)
