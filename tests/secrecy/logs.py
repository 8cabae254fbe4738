"""Everything any library would log, at DEBUG, with its values filled in."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class Log(logging.Handler):
    """`text` so far; `news` is what came since the last look."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self._lines: list[str] = []
        self._read = 0
        self.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(self.format(record) + "\n")

    @property
    def text(self) -> str:
        return "".join(self._lines)

    def news(self) -> str:
        start, self._read = self._read, len(self._lines)
        return "".join(self._lines[start:])

    def open_up(self) -> None:
        """Whoever has set a level of its own meanwhile is heard again; what came so far is read."""
        for logger in _named():
            logger.setLevel(logging.NOTSET)
        self.news()


@contextmanager
def everything_logged() -> Iterator[Log]:
    """Open it before what is to be heard is built: some libraries look at the level only then.

    Nobody else listens at the root meanwhile: pytest would keep every line three times over.
    """
    root, log = logging.getLogger(), Log()
    levels, others = {logger: logger.level for logger in (root, *_named())}, root.handlers
    log.open_up()
    root.setLevel(logging.DEBUG)
    root.handlers = [log]
    try:
        yield log
    finally:
        root.handlers = others
        for logger, level in levels.items():
            logger.setLevel(level)


def _named() -> list[logging.Logger]:
    return [one for one in logging.root.manager.loggerDict.values() if isinstance(one, logging.Logger)]
