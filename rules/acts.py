"""What a bloc does inside the program, so that an item of its calendar need not be marked done by hand."""

from enum import StrEnum


class Act(StrEnum):
    """As a bloc's file writes them (docs/bloc-file.md)."""

    RESULTS_TOLD = "baoketqua"
    LOCKED = "chotdiem"
    PUBLISHED = "congbo"
    INVITED = "giaymoi"
    REGISTERED = "dangkydaibieu"
    MINUTES = "bienban"
