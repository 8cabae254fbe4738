"""A file that the unit has used before is pointed out to it, and to nobody else."""

from pathlib import Path

from bot.loading import plan_of
from rules.evidence import Evidence
from storage.store import Store
from tests.handlers.scoring_year import plain
from tests.handlers.sending_files import OFFICER, PDF, PHOTOS, at_criterion, book, files
from tests.support.stage import Stage


async def test_the_units_own_earlier_use_is_pointed_out_and_never_another_units(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        other = await stage.person("ban-to-chuc/officer")
        await other.says("4.2", files=PHOTOS)
        officer = await at_criterion(stage, "1.2")
        assert "Lưu ý" not in plain(await officer.says("4.2", files=PHOTOS[2:]))
        said = plain(await officer.says("1.2", files=PHOTOS))
        assert "Lưu ý: “bao-cao.pdf” đơn vị đã dùng cho tiêu chí 4.2." in said
        assert "Tổ chức" not in said
        assert "Đã bỏ “bao-cao.pdf” khỏi tiêu chí 1.2" in plain(await officer.taps("Bỏ tệp này khỏi 1.2"))
        assert [where for where, _ in await book(stage)] == ["4.2", "1.2", "1.2"]
        assert len(await files(stage, "ban-to-chuc")) == 3


async def test_last_years_use_is_pointed_out_to_the_same_unit(tmp_path: Path) -> None:
    async with Stage(tmp_path) as stage:
        officer = await stage.person(OFFICER)

        def last_year(store: Store) -> None:
            bloc = store.blocs.put("nam-truoc", "Khối", 2022, plan_of(stage.file))
            for key, leaf in (("ban-dan-van", "4.2"), ("ban-to-chuc", "1.1")):
                entry = next(entry for entry in stage.file.units if entry.key == key)
                unit = {"key": key, "name": entry.name, "short": entry.short, "head_title": entry.head_title}
                made = store.people.put_unit(bloc, {**unit, "aliases": [], "since": entry.since})
                sheet = store.sheets.of_unit(bloc, made).id
                kind = ("c" * 64, "bao-cao.pdf", 9, PDF, officer.person, stage.clock())
                store.evidence.put(Evidence(0, sheet, leaf, *kind))

        await stage.desk.write(last_year)
        said = plain(await officer.says("2.3", files=PHOTOS[2:]))
        assert said.count("Lưu ý") == 1
        assert "Lưu ý: “bao-cao.pdf” năm 2022 đơn vị đã dùng cho tiêu chí 4.2." in said
