"""The lists a bloc has when its file says nothing of nominations; no limits, those have a source of their own."""

from rules.distinctions import Condition, Distinction, DistinctionKind, NominationPlan, PersonClass
from rules.nominations import Field, NominationKind

SOURCE = "danh mục mặc định, sửa được trong tệp của khối, cụm"
COLLECTIVE = (NominationKind.COLLECTIVE,)
INDIVIDUAL = (NominationKind.INDIVIDUAL,)
ALL = tuple(NominationKind)
TITLE, AWARD, RECOGNITION = DistinctionKind
PRIME_MINISTER, PROVINCE = "Thủ tướng Chính phủ", "Chủ tịch Ủy ban nhân dân tỉnh"
OWN_HEAD = "thủ trưởng cơ quan, đơn vị"
INITIATIVE = (Condition("có sáng kiến, đề tài hoặc nhiệm vụ được công nhận", SOURCE, Field.INITIATIVE),)

DISTINCTIONS = (
    Distinction("Cờ thi đua của Chính phủ", TITLE, COLLECTIVE, "Cờ Chính phủ", PRIME_MINISTER),
    Distinction("Cờ thi đua của Ủy ban nhân dân tỉnh", TITLE, COLLECTIVE, "Cờ UBND tỉnh", PROVINCE),
    Distinction("Tập thể lao động xuất sắc", TITLE, COLLECTIVE, "", PROVINCE),
    Distinction("Tập thể lao động tiên tiến", TITLE, COLLECTIVE, "", OWN_HEAD),
    Distinction("Chiến sĩ thi đua toàn quốc", TITLE, INDIVIDUAL, "CSTĐ toàn quốc", PRIME_MINISTER, INITIATIVE),
    Distinction("Chiến sĩ thi đua cấp tỉnh", TITLE, INDIVIDUAL, "CSTĐ cấp tỉnh", PROVINCE, INITIATIVE),
    Distinction("Chiến sĩ thi đua cơ sở", TITLE, INDIVIDUAL, "CSTĐ cơ sở", OWN_HEAD, INITIATIVE),
    Distinction("Lao động tiên tiến", TITLE, INDIVIDUAL, "", OWN_HEAD),
    Distinction("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", AWARD, ALL, "Bằng khen UBND tỉnh", PROVINCE),
    Distinction("Giấy khen", AWARD, ALL, "", OWN_HEAD),
    Distinction("Điển hình tiên tiến", RECOGNITION, ALL, "", "khối, cụm thi đua"),
)
CLASSES = (
    PersonClass("Lãnh đạo, quản lý"),
    PersonClass("Công chức, viên chức không giữ chức vụ lãnh đạo"),
    PersonClass("Người trực tiếp lao động", direct=True),
    PersonClass("Lực lượng vũ trang"),
    PersonClass("Doanh nhân"),
    PersonClass("Đối tượng khác"),
)
SECTORS = (
    "Kinh tế",
    "Văn hóa - xã hội",
    "Quốc phòng - an ninh",
    "Xây dựng Đảng, hệ thống chính trị",
    "Cải cách hành chính, chuyển đổi số",
)
DEFAULT_PLAN = NominationPlan(DISTINCTIONS, CLASSES, SECTORS)
