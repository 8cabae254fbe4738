"""A library that is loaded when it is first used: every worker collects all tests, and few of them use it."""

from importlib import import_module
from typing import Any


class Lazy:
    """Stands for the library; what pytest asks of every name, such as `__wrapped__`, does not load it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(import_module(self._name), name)
