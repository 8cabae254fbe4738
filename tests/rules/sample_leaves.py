"""One leaf of each kind, and what nobody should be able to type into any of them."""

from decimal import Decimal

from rules.criteria import Leaf, LeafKind, Step

D = Decimal
POINTS = Leaf("1.2", LeafKind.POINTS, "Chất lượng tham mưu", D(0), D(10))
PASSFAIL = Leaf("2.1", LeafKind.PASSFAIL, "Xếp loại chi bộ", D(0), D(5))
RATIO = Leaf("1.1", LeafKind.RATIO, "Nhiệm vụ hoàn thành", D(0), D(12))
TARGET = Leaf("1.5", LeafKind.TARGET, "Tin, bài", D(0), D(4))
PENALTY = Leaf("6.1", LeafKind.PENALTY, "Thiếu báo cáo", D(-3), D(0), step=D("0.5"))
SIGNED = Leaf(
    "3.3",
    LeafKind.LADDER,
    "Văn bản ký số",
    D(0),
    D("1.5"),
    input="tỷ lệ (%)",
    steps=(
        Step.of("> 95", D("1.5"), "Trên 95%"),
        Step.of(">= 75 and <= 95", D(1), "Từ 75% đến 95%"),
        Step.of(">= 50 and < 75", D("0.5"), "Từ 50% đến dưới 75%"),
        Step.of("< 50", D(0), "Dưới 50%"),
    ),
)
LATE = Leaf(
    "4.5",
    LeafKind.LADDER,
    "Báo cáo đúng hạn",
    D(0),
    D(2),
    input="số ngày chậm",
    steps=(
        Step.of("= 0", D(2), "Đúng hạn"),
        Step.of(">= 1 and <= 2", D("1.5"), "Chậm 1–2 ngày"),
        Step.of(">= 3 and <= 5", D(1), "Chậm 3–5 ngày"),
        Step.of(">= 6 and <= 10", D("0.5"), "Chậm 6–10 ngày"),
        Step.of("> 10", D(0), "Chậm trên 10 ngày"),
    ),
)
HOSTILE = [
    "",
    " ",
    "mười",
    "😀",
    "8,7,5",
    "1e5",
    "NaN",
    "Infinity",
    "0x1F",
    '<b>&"',
    "9" * 5000,
    "1_000",
    "٣",
    "８",
    "--1",
]
