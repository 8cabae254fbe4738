"""`make bench`: one line a figure. Whether a goal is met changes nothing about the exit status."""

import asyncio
import tempfile
from pathlib import Path

from bench import (
    ballot,
    broadcast,
    growth,
    memory,
    page,
    posting,
    ranking,
    reminding,
    start,
    turns,
    two_processes,
    workbook,
)
from bench.officers import EXAMPLE
from bench.phone import Phone
from bench.program import Program, kept_port

OFFICER = "ban-dan-van/officer"


def main() -> None:
    Path("var").mkdir(exist_ok=True)
    asyncio.run(turns.main())
    asyncio.run(workbook.main())
    ranking.main()
    reminding.main()
    asyncio.run(posting.main())
    asyncio.run(broadcast.main())
    asyncio.run(growth.main())
    two_processes.main()
    with kept_port() as port, tempfile.TemporaryDirectory(prefix="bench-") as folder:
        program = Program(Path(folder), port)
        program.load(EXAMPLE)
        (link,) = program.invite(OFFICER).values()
        with program:
            phone = Phone(link)
            start.measure(program, phone)
            memory.measure(program, phone)
            page.measure(phone)
            phone.close()
        ballot.measure(port)


if __name__ == "__main__":
    main()
