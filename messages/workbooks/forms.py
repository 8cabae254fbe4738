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
REVIEW_COLUMNS = (
    Column("unit", "Đơn vị", 26),
    Column("code", "Mã", 8),
    Column("text", "Tiêu chí", 46),
    Column("high", "Điểm tối đa", 9, centred=True),
    Column("answer", "Đơn vị nêu", 20, centred=True),
    Column("points", "Điểm tự chấm", 9, centred=True),
    Column("final", "Điểm hiện nay", 9, centred=True),
    Column("reviewed", "Điểm thẩm định", 11, centred=True),
    Column("reason", "Lý do", 44),
)
NOMINATION_COLUMNS = (
    Column("number", "STT", 6, centred=True),
    Column("kind", "Phân loại khen thưởng", 14),
    Column("name", "Tên tập thể/cá nhân/hộ gia đình", 34),
    Column("position", "Chức vụ", 26),
    Column("workplace", "Đơn vị công tác", 32),
    Column("distinction", "Danh hiệu thi đua/Hình thức khen thưởng", 30),
    Column("person_class", "Phân loại đối tượng", 26),
    Column("sector", "Lĩnh vực hoạt động", 24),
)
COLUMNS = {
    Form.SCORES: SCORE_COLUMNS,
    Form.REVIEW: REVIEW_COLUMNS,
    Form.NOMINATIONS: NOMINATION_COLUMNS,
}
"""The bloc's table is only for reading: it comes back as nothing."""
NEEDED = {
    Form.SCORES: ("code", "answer"),
    Form.REVIEW: ("unit", "code", "reviewed", "reason"),
    Form.NOMINATIONS: ("kind", "name"),
}
