"""The columns of every form, by which its table is found again in a workbook that comes back."""

from messages.workbooks.book import Column
from rules.workbook_content import Form

SCORE_COLUMNS = (
    Column("code", "Mã", 8),
    Column("text", "Tiêu chí", 52),
    Column("high", "Điểm tối đa", 9, centred=True),
    Column("rule", "Cách chấm", 44),
    Column("answer", "Đơn vị tự chấm", 22, centred=True),
    Column("estimate", "Số ước thực hiện", 10, centred=True),
    Column("note", "Ghi chú", 34),
    Column("points", "Điểm đã ghi", 9, centred=True),
)
NEEDED = {Form.SCORES: ("code", "answer")}
COLUMNS = {Form.SCORES: SCORE_COLUMNS}
"""A form of the bloc's table is only for reading: it has no columns of its own here."""
