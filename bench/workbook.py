"""How long a 176-criteria workbook takes to be read and compared, child and all."""

import asyncio
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from bench.figures import figure
from bench.large_tree import large_file, typed_answers
from bot.workbook_work import read_in_child, write_in_child
from messages.bloc_file import read_bloc_file
from messages.workbooks.score_sheet import score_book
from rules.criteria import Tree
from rules.people import Unit
from rules.score_cells import compare
from rules.scoring import read_answer
from rules.sheets import Filled
from rules.workbook_content import Form, Marker, rows_from, signed

ROUNDS = 5
UNIT = Unit(1, 1, "so-mot", "Sở Một", "S1", "Giám đốc")


async def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        await _measure(Path(folder))


async def _measure(folder: Path) -> None:
    tree = _tree(folder)
    book = score_book(tree, _answers(tree), UNIT, "Khối mẫu", 2023, editable=True)
    marker = signed(Marker(Form.SCORES, "khoi-mau", 2023, 1, UNIT.key), "key")
    path = folder / "workbook"
    path.write_bytes(await write_in_child(replace(book, marker=marker).as_dict()))
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        found = await read_in_child(str(path))
        changed = compare(tree, {}, rows_from(found["rows"], found["columns"])).changed
        taken.append(time.perf_counter() - start)
        assert len(changed) > 170, len(changed)  # noqa: S101
    figure("workbook_read_ms", statistics.median(taken) * 1000, "ms", "<=", 1000)


def _tree(folder: Path) -> Tree:
    path = folder / "bloc.yaml"
    path.write_text(large_file(), encoding="utf-8")
    return read_bloc_file(path).tree


def _answers(tree: Tree) -> dict[str, Filled]:
    read = {code: read_answer(tree.leaf(code), text) for code, text in typed_answers(tree)}
    return {code: Filled(code, one.raw, one.points, one.unassigned) for code, one in read.items()}


if __name__ == "__main__":
    asyncio.run(main())
