"""Lists to choose from and bounds of numbers: they advise while typing, and never refuse what is typed."""

from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from messages.workbooks.book import HIDDEN

Rule = tuple[Any, ...]


class Advice:
    """One rule for all cells that share it; lists stand on the hidden page, from its second column on."""

    def __init__(self, page: Worksheet, hidden: Worksheet) -> None:
        self._page, self._hidden = page, hidden
        self._rules: dict[Rule, DataValidation] = {}

    def give(self, at: str, spot: dict[str, Any]) -> None:
        if spot["options"]:
            self._rule((*spot["options"],)).add(at)
        elif spot["low"]:
            self._rule((spot["low"], spot["high"]), between=True).add(at)

    def finish(self) -> None:
        for rule in self._rules.values():
            self._page.add_data_validation(rule)

    def _rule(self, words: Rule, *, between: bool = False) -> DataValidation:
        key = (between, *words)
        if key not in self._rules:
            self._rules[key] = _between(*words) if between else self._list(words)
        return self._rules[key]

    def _list(self, words: Rule) -> DataValidation:
        column = len(self._rules) + 2
        for row, word in enumerate(words, 1):
            cell = self._hidden.cell(row, column)
            cell.value = word
            cell.data_type = "s"
        letter = get_column_letter(column)
        source = f"{HIDDEN}!${letter}$1:${letter}${len(words)}"
        return DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)


def _between(low: str, high: str) -> DataValidation:
    allowed = f"Đề nghị nhập số từ {low} đến {high}.".replace(".0 ", " ").replace(".", ",")[:-1] + "."
    return DataValidation(
        type="decimal",
        operator="between",
        formula1=low,
        formula2=high,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
        errorTitle="Ngoài mức cho phép",
        error=allowed,
    )
