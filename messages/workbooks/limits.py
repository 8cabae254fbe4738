"""What a child that handles workbooks may use: little memory, little time, no packages it can do without."""

import resource
import sys

MEMORY_BYTES = 768 * 2**20
SECONDS = 20
HEAVY = ("numpy", "PIL", "lxml")
"""Taken up by the Excel library when there, for what we never do."""


def limit_child() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def without_heavy_packages() -> None:
    """Call before the Excel library is loaded."""
    for name in HEAVY:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
