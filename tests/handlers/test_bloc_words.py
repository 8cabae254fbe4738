"""The people of a Cụm read of their Cụm, Cụm trưởng and Cụm phó, wherever they look."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from messages.bloc_file import read_bloc_file
from messages.bloc_schema import BlocFile
from tests.support.stage import EXAMPLE, Stage

TITLE = "Cụm thi đua số 1"
OWN = ("Trợ lý Khối thi đua", "Đảng ủy Khối Cơ quan - Doanh nghiệp", "ĐUK", "khối, cụm")


@cache
def cluster() -> BlocFile:
    """The real bloc, were it a Cụm: what its own file says of criteria and calendar included."""
    text = re.sub(r"^labels: .*$", "", EXAMPLE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    text = text.replace("Trưởng khối", "Cụm trưởng").replace("Phó khối", "Cụm phó")
    text = re.sub(r"(?<!Đảng ủy )Khối(?! Cơ quan)", "Cụm", text).replace("kind: khối", "kind: cụm", 1)
    return read_bloc_file(re.sub(r"^name: .*$", f"name: {TITLE}", text, count=1, flags=re.MULTILINE))


def without_own(text: str) -> str:
    for name in OWN:
        text = text.replace(name, "")
    return text


async def test_nobody_in_a_cluster_reads_of_a_bloc(tmp_path: Path) -> None:
    async with Stage(tmp_path, cluster()) as stage:
        secretary, officer = await stage.person("ban-noi-chinh/officer"), await stage.person("ban-dan-van/officer")
        head, deputy = await stage.person("ban-dan-van/head"), await stage.person("bao-lao-cai/officer")
        said: list[str] = []
        for who in (secretary, officer, head, deputy):
            for command in ("start", "menu", "trogiup", "lich", "trangthai", "thongbao", "giaouoc", "chamdiem"):
                said += await who.says(f"/{command}")
            for command in ("dexuat", "thamdinh", "giaitrinh", "ketqua", "thietbi", "dulieu", "bangiao", "hoinghi"):
                said += await who.says(f"/{command}")
        for tapped in ("moveitem giay-moi", "reports", "commendations", "holds", "board", "noticenew"):
            said += await secretary.presses(tapped)
        said += await officer.says("/theodoi")
        for who in (secretary, officer, head, deputy):
            said += [str(row.body.get("rows", "")) for row in await who.rows()]
        told = without_own("\n".join([*said, *await stage.group()]))
        assert not re.search("khối", told, re.IGNORECASE), re.findall(".*khối.*", told, re.IGNORECASE)
        assert "Cụm trưởng" in told
        assert "của Cụm" in told
