"""Hands counted in the room, as a secretary types them."""

import re

from rules.errors_meeting import HandsDiffer, NotHands
from rules.motions import Voice, Voices
from rules.vietnamese import fold

NAMES = {
    "khong tan thanh": Voice.DISAGREE,
    "khong dong y": Voice.DISAGREE,
    "khong nhat tri": Voice.DISAGREE,
    "khong co y kien": Voice.NO_OPINION,
    "khong y kien": Voice.NO_OPINION,
    "tan thanh": Voice.AGREE,
    "dong y": Voice.AGREE,
    "nhat tri": Voice.AGREE,
}
NUMBER = r"[0-9]{1,4}"
BESIDE = re.compile(rf"\b{NUMBER}\b|[:/]|\b(?:phieu|don vi|dai bieu)\b")


def read_hands(text: str, present: int) -> Voices:
    """"8 tán thành, 0 không tán thành, 1 không có ý kiến", "8/0/1" or "nhất trí".

    Raise NotHands, or HandsDiffer when the counts do not add up to the `present` units.
    """
    words = re.sub(r"\bva\b", ",", fold(text)).strip(" .")
    if words in ("nhat tri", "tat ca tan thanh"):
        return Voices(present)
    found = _bare(words) or _named(words)
    if found is None:
        raise NotHands(present)
    if found.counted != present:
        raise HandsDiffer(found.counted, present)
    return found


def _bare(words: str) -> Voices | None:
    """Three numbers in the order of `Voice`."""
    found = re.fullmatch(rf"({NUMBER})[ ,;/-]+({NUMBER})[ ,;/-]+({NUMBER})", words)
    return Voices(*map(int, found.groups())) if found else None


def _named(words: str) -> Voices | None:
    """Each number beside its name; what is not named is none."""
    counts: dict[Voice, int] = {}
    for part in filter(None, (part.strip() for part in re.split(r"[,;]", words))):
        numbers = re.findall(rf"\b{NUMBER}\b", part)
        voice = NAMES.get(" ".join(BESIDE.sub(" ", part).split()))
        if len(numbers) != 1 or voice is None or voice in counts:
            return None
        counts[voice] = int(numbers[0])
    return Voices(*(counts.get(voice, 0) for voice in Voice)) if counts else None
