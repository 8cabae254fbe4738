"""Says what was left out for want of a program on this machine; in CI nothing may be."""

import pytest

from tests import needs


def pytest_sessionstart() -> None:
    if needs.must_be_whole() and needs.missing():
        pytest.exit("\n".join(needs.missing()), returncode=1)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for words in needs.missing():
        terminalreporter.write_line(words, yellow=True)
