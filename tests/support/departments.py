"""The example bloc with departments that review, two rounds, and an explanation between them."""

from functools import cache

from messages.bloc_file import read_bloc_file
from messages.bloc_schema import BlocFile
from tests.support.stage import EXAMPLE

REVIEWERS = """
reviewers:
- {key: so-tai-chinh, name: Sở Tài chính, short: STC, groups: ["1"], since: 2023-01-01}
- {unit: ban-to-chuc, groups: ["2"], since: 2023-01-01}
- {key: so-noi-vu, name: Sở Nội vụ, short: SNV, groups: ["3", "5", "6"], since: 2023-01-01}
review: {rounds: 2, explain: true}
"""
PEOPLE = """
- key: so-tai-chinh/reviewer
  name: Người thẩm định Sở Tài chính
  duties:
  - {unit: so-tai-chinh, role: reviewer, since: 2023-01-01}
- key: ban-to-chuc/reviewer
  name: Người thẩm định Ban Tổ chức Tỉnh ủy
  duties:
  - {unit: ban-to-chuc, role: reviewer, since: 2023-01-01}
"""


def bloc_text(reviewers: str = REVIEWERS, people: str = PEOPLE) -> str:
    """Sở Nội vụ has nobody in the chat: its review comes by letter."""
    text = EXAMPLE.read_text(encoding="utf-8")
    return text.replace("\nscore_table:", f"{people}{reviewers}\nscore_table:", 1)


@cache
def with_departments() -> BlocFile:
    return read_bloc_file(bloc_text())
