"""A process that overwrites what it frees, so that what the box gave away is in its memory no more."""

import os
import sys

WIPING = {
    "PYTHONMALLOC": "debug",
    "MALLOC_PERTURB_": "221",
    "GLIBC_TUNABLES": "glibc.malloc.tcache_count=0",
}
"""For Python's own memory and for the C library's: a plain process kept a share that had been handed over."""


def wipe_what_is_freed() -> None:
    """Starts this program once more in its own place, unless it runs so already."""
    if WIPING.items() <= os.environ.items():
        return
    command = [sys.executable, *sys.orig_argv[1:]]
    os.execve(command[0], command, {**os.environ, **WIPING})  # noqa: S606
