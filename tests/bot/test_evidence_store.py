"""Files are kept by their content, whole or not at all."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.evidence_store import EvidenceStore


def test_content_is_found_again_by_its_digest(tmp_path: Path) -> None:
    store = EvidenceStore(tmp_path / "evidence")
    digest = store.put(b"content")
    assert digest == hashlib.sha256(b"content").hexdigest()
    path = store.path(digest)
    assert path is not None
    assert path.read_bytes() == b"content"


def test_the_same_content_is_one_file(tmp_path: Path) -> None:
    store = EvidenceStore(tmp_path)
    assert store.put(b"content") == store.put(iter([b"con", b"tent"]))
    assert len(list(tmp_path.iterdir())) == 1


def test_a_transfer_that_breaks_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise OSError("line lost")

    with pytest.raises(OSError, match="line lost"):
        EvidenceStore(tmp_path).put(broken())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("digest", ["", "..", "../secret", "A" * 64, "0" * 63, "0" * 64, "0" * 64 + "/x"])
def test_only_a_digest_kept_here_names_a_file(tmp_path: Path, digest: str) -> None:
    assert EvidenceStore(tmp_path).path(digest) is None
