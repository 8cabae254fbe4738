"""One unit's self-score from the first criterion to the head's word, with what goes wrong on the way."""

from dataclasses import dataclass, replace

OFFICER, HEAD = "ban-dan-van/officer", "ban-dan-van/head"
PDF = ("bang-theo-doi.pdf", b"%PDF-1.4\n%%EOF\n")
PROGRAM = ("phan-mem.exe", b"MZ\x90\x00")


@dataclass(frozen=True)
class Step:
    """Words, a button's label or a file; `leaf` is the criterion that it puts down."""

    text: str = ""
    tap: str = ""
    file: tuple[str, bytes] | None = None
    leaf: str = ""
    who: str = OFFICER

    @property
    def line(self) -> str:
        """What the history keeps of it; of a file, kept or refused, its name."""
        return self.text or (self.file[0] if self.file else "")


def text(words: str, leaf: str = "") -> Step:
    return Step(text=words, leaf=leaf)


def tap(label: str, leaf: str = "") -> Step:
    return Step(tap=label, leaf=leaf)


def by_head(step: Step) -> Step:
    return replace(step, who=HEAD)


STORY = (
    text("chấm điểm"),
    text("mười tám"),
    text("18/20", "1.1"),
    text("12"),
    text("8,8"),
    tap("8,75", "1.2"),
    text("sửa 9", "1.2"),
    tap("Gửi minh chứng 1.2"),
    Step(file=PDF),
    Step(file=PROGRAM),
    tap("Tiêu chí tiếp theo"),
    text("92,5", "1.3"),
    text("3,5", "1.4"),
    text("40; 44", "1.5"),
    tap("4", "1.6"),
    tap("Đạt", "2.1"),
    text("đạt", "2.2"),
    tap("Để sau"),
    text("3,25", "2.4"),
    text("3,5", "2.5"),
    tap("Không đạt", "3.1"),
    text("đến tiêu chí 3.1"),
    text("đạt", "3.1"),
    text("đạt", "3.2"),
    tap("Từ 75% đến 95%", "3.3"),
    text("3,25", "3.4"),
    text("đơn vị còn việc gì?"),
    text("đạt", "3.5"),
    text("đạt", "4.1"),
    text("4,5", "4.2"),
    text("4", "4.3"),
    text("66,7", "4.4"),
    text("1", "4.5"),
    tap("Đúng hạn", "4.6"),
    text("2", "4.7"),
    text("0", "5.1"),
    text("1", "5.2"),
    tap("Không bị trừ", "6.1"),
    text("0", "6.2"),
    text("4", "2.3"),
    tap("Trình thủ trưởng duyệt"),
    text("sửa 3"),
    by_head(text("duyệt")),
    by_head(tap("Trả lại")),
    by_head(text("Tiêu chí 2.4 chưa tính đợt kiểm tra quý IV")),
    text("đến tiêu chí 2.4"),
    text("chấm điểm"),
    text("đến tiêu chí 2.4"),
    text("3,5", "2.4"),
    tap("Trình thủ trưởng duyệt"),
    by_head(text("duyệt")),
    by_head(tap("Duyệt")),
)

POINTS = {
    "1.1": "10.80", "1.2": "9", "1.3": "4.5", "1.4": "3.5", "1.5": None, "1.6": "4",
    "2.1": "5", "2.2": "3", "2.3": "4", "2.4": "3.5", "2.5": "3.5",
    "3.1": "5", "3.2": "4", "3.3": "2.5", "3.4": "3.25", "3.5": "3",
    "4.1": "3", "4.2": "4.5", "4.3": "4", "4.4": "2", "4.5": "1.5", "4.6": "2", "4.7": "2",
    "5.1": "0", "5.2": "1", "6.1": "0", "6.2": "0",
}  # fmt: skip
"""What the sheet holds at the end; the points of 1.5 come when every unit has answered it."""
