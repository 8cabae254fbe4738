"""What can be wrong with a bloc's file, in words: where, what is wrong, what is allowed, one example."""

from collections.abc import Iterable
from dataclasses import dataclass

from messages.change_words import CHANGE_WORDS

WORDS = {
    "no_file": "không đọc được tệp “{found}”. Đề nghị kiểm tra đường dẫn, ví dụ: {allowed}",
    "not_utf8": "tệp có ký tự không thuộc bảng mã UTF-8. Đề nghị lưu lại tệp với bảng mã UTF-8.",
    "empty": "tệp không có nội dung. Xem tệp mẫu {allowed}",
    "tab": "có dấu Tab ở đầu dòng hoặc giữa dòng. "
    "Chỉ dùng dấu cách để lùi dòng, ví dụ: hai dấu cách cho mỗi cấp.",
    "bad_yaml": "sai cách viết YAML ({found}). Mỗi dòng có dạng “tên: giá trị”; "
    'giá trị có dấu hai chấm hoặc dấu # đặt trong nháy, ví dụ: title: "Bảng điểm: năm 2023"',
    "alias": "không dùng ký hiệu & và * để chép lại một đoạn. Đề nghị viết đầy đủ đoạn đó.",
    "duplicate": "mục này đã có ở dòng {allowed}. Mỗi mục chỉ viết một lần.",
    "unknown_field": "không có mục tên “{found}”. Các mục được dùng ở đây: {allowed}",
    "missing": "thiếu mục bắt buộc này. Ví dụ: {allowed}",
    "blank": "mục này chưa có nội dung. Ví dụ: {allowed}",
    "not_mapping": "phải là một nhóm các dòng “tên: giá trị”, ví dụ: name: Ban Dân vận Tỉnh ủy",
    "not_list": "phải là một danh sách, mỗi phần tử một dòng bắt đầu bằng dấu gạch, ví dụ: - Ban Dân vận",
    "not_text": "phải là một giá trị trên một dòng, không phải danh sách hay nhóm, ví dụ: short: BDV",
    "number": "“{found}” không phải số. Viết số như 10, 8.75 hoặc 8,75",
    "whole": "“{found}” không phải số nguyên từ {allowed} trở lên, ví dụ: {allowed}",
    "step": "bước điểm “{found}” phải lớn hơn 0, ví dụ: 0.25",
    "flag": "“{found}” không dùng được. Chỉ viết true (có) hoặc false (không).",
    "date": "“{found}” không phải ngày có thật. Viết ngày như 2023-03-24 hoặc 24/03/2023",
    "moment": "“{found}” không phải ngày giờ. Viết ngày giờ như 2023-03-24 14:00 hoặc 24/03/2023 14:00",
    "zone": "không có múi giờ “{found}”. Ví dụ: Asia/Ho_Chi_Minh",
    "fraction": "“{found}” không phải phân số lớn hơn 0 và không quá 1. Ví dụ: 2/3 hoặc 80%",
    "interval": "“{found}” không phải một khoảng. Viết như = 100, > 95 hoặc >= 75 and <= 95",
    "word": "không dùng được “{found}”. Chỉ chọn một trong: {allowed}",
    "key": "“{found}” không dùng làm mã được. "
    "Mã chỉ gồm chữ thường không dấu, số và dấu gạch, ví dụ: {allowed}",
    "code": "“{found}” không dùng làm số tiêu chí được, vì số tiêu chí gõ được trong một câu và nằm trên nút bấm. "
    "Chỉ dùng chữ không dấu, số, dấu chấm và dấu gạch, không quá 16 ký tự, ví dụ: {allowed}",
    "taken": "“{found}” đã dùng ở dòng {allowed}. Đề nghị chọn tên khác để không nhầm.",
    "unknown_unit": "không có đơn vị “{found}” trong mục units. Dùng mã hoặc tên đầy đủ: {allowed}",
    "unknown_leaf": "bảng điểm không có tiêu chí “{found}”. Các tiêu chí: {allowed}",
    "unknown_group": "bảng điểm không có nội dung “{found}”. Các nội dung: {allowed}",
    "unknown_distinction": "danh sách danh hiệu, hình thức không có “{found}”. Các danh hiệu, hình thức: {allowed}",
    "group_or_leaf": "mỗi mức phân định nêu một nội dung hoặc một tiêu chí, ví dụ: - {{group: 1}}",
    "only_reviews": "cơ quan thẩm định không phải đơn vị trong Khối nên không có vai trò “{found}”. "
    "Viết role: reviewer",
    "reviewed_twice": "nội dung “{found}” đã giao thẩm định ở dòng {allowed} trong cùng thời gian. "
    "Mỗi nội dung giao cho một nơi, hoặc đổi since, until.",
    "explains_once": "chỉ giải trình khi thẩm định hai lần. Viết rounds: 2 hoặc explain: false",
    "too_many_rounds": "thẩm định một hoặc hai lần, không phải {found}. Ví dụ: rounds: 2",
    "unknown_event": "lịch không có việc “{found}”. Các mã việc: {allowed}",
    "ends_before": "ngày kết thúc {found} trước ngày bắt đầu {allowed}. Đề nghị sửa một trong hai ngày.",
    "needs_cycle": "các việc chờ nhau thành vòng ({found}) nên không việc nào làm trước được. "
    "Đề nghị bỏ một tên khỏi needs của việc “{allowed}”.",
    "official": "“{found}” chưa nói việc này xong bằng cách nào. Nêu chat, hoặc loại giấy (bản ký, biên bản, công văn, "
    "giấy mời, quyết định), hoặc cả hai, ví dụ: chat và bản ký",
    "owes": "“{found}” chưa nói được ai phải làm việc này. Dùng một trong các cách gọi: {allowed}; ghi thêm chữ được, "
    "ví dụ: các đơn vị (góp ý)",
    "item_id": "mã việc “{found}” dài quá {allowed} ký tự nên không đặt được trên nút bấm, ví dụ: tu-cham",
    "notice_id": "mã việc “{found}” trùng cách gọi thông báo của Khối (tb- và một số). Đề nghị chọn mã khác, "
    "ví dụ: tu-cham",
    "hour": "“{found}” không phải giờ. Viết giờ như 08:00 hoặc 13:30",
    "window": "“{found}” không phải khoảng giờ làm việc. Viết như 07:30-11:30, giờ đầu trước giờ cuối.",
    "windows_overlap": "khoảng giờ {found} bắt đầu trước khi khoảng đứng trước kết thúc. "
    'Viết theo thứ tự trong ngày, ví dụ: ["07:30-11:30", "13:30-17:00"]',
    "quiet_hour": "giờ nhắc {found} nằm ngoài giờ làm việc ({allowed}). Đề nghị chọn một giờ trong đó, ví dụ: 08:00",
    "no_holiday_file": "không đọc được tệp ngày nghỉ “{found}”. Đề nghị kiểm tra đường dẫn trong KTD_HOLIDAYS_FILE, "
    "xem tệp mẫu examples/holidays.yaml",
    "year": "“{found}” không phải một năm. Viết năm như 2027",
    "day_twice": "ngày {found} đã ghi ở dòng {allowed}. Mỗi ngày chỉ ghi một lần.",
    "not_a_holiday": "ngày {found} không phải ngày nghỉ lễ nên không bỏ được. Ngày nghỉ lễ gần đó: {allowed}",
    "swap_off": "ngày nghỉ hoán đổi {found} là thứ Bảy hoặc Chủ nhật, vốn đã nghỉ. "
    "Viết ngày làm việc được chuyển thành ngày nghỉ, "
    "ví dụ: {{off: 2026-01-02, work: 2026-01-10}}",
    "swap_holiday": "ngày {found} vốn đã nghỉ ({allowed}) nên không hoán đổi được. Viết ngày làm việc được nghỉ bù, "
    "ví dụ: off: 2026-01-02",
    "swap_work": "ngày làm bù {found} đã là ngày làm việc. Viết thứ Bảy hoặc Chủ nhật đi làm bù, "
    "ví dụ: {{off: 2026-01-02, work: 2026-01-10}}",
    "no_role": "đơn vị “{found}” chưa có người giữ vai trò {allowed}. "
    "Thêm vào mục people, ví dụ: duties: [{{unit: {found}, role: {allowed}, since: 2023-01-01}}]",
    "leads_twice": "đơn vị “{found}” đã là Trưởng khối hoặc Phó khối. Mỗi đơn vị giữ một nhiệm vụ.",
    "tree_base": "tổng điểm các nội dung là {found}, khác thang điểm {allowed}. "
    "Sửa base hoặc max của các nội dung.",
    "tree_sum": "các mục con cộng lại được {found}, khác điểm tối đa {allowed}. "
    "Sửa max của mục này hoặc của mục con.",
    "tree_minimum": "điểm trừ của các mục con cộng lại được {found}, khác mức {allowed}. "
    "Sửa min, ví dụ: min: {found}",
    "tree_bounds": "khoảng điểm {found} không dùng được; phải từ 0 đến một số lớn hơn 0 (điểm trừ: "
    "từ số âm đến 0). "
    "Ví dụ: max: 10 hoặc min: -3",
    "tree_code": "mã “{found}” được dùng {allowed} lần trong bảng điểm. "
    "Mỗi tiêu chí, nội dung có một mã riêng.",
    "tree_ladder": "giữa mức “{allowed}” và mức “{found}” có khoảng hở hoặc chồng nhau. "
    "Mức sau bắt đầu đúng nơi mức trước kết thúc, ví dụ: < 75 rồi >= 75 and <= 95",
    "tree_ladder_points": "mức cao nhất được {found} điểm, khác điểm tối đa {allowed}. "
    "Sửa points của các mức hoặc max.",
    "answer": "câu trả lời mẫu “{found}” không được tiêu chí này nhận. Ví dụ: {allowed}",
    "out_of_range": "{found} nằm ngoài khoảng cho phép {allowed}.",
    "too_many_marks": "phiếu mẫu chọn {found} đơn vị, chỉ được chọn không quá {allowed}.",
    "repeated": "“{found}” được ghi hai lần. Mỗi tên chỉ ghi một lần.",
    "award_and_awards": "đã có mục awards thì không dùng mục award. Chỉ giữ một trong hai mục.",
    "in_awards": "đã có mục awards thì từng hình thức ghi riêng {found}. Chuyển mục này vào awards, "
    "ví dụ: - {{title: Bằng khen, quota: {{fixed: 2}}, k: 2}}",
    "elects_one": "kiểu elect_one chỉ bầu một đơn vị, không phải “{found}”. "
    "Viết quota: {{fixed: 1}} hoặc đổi kind, ví dụ: choose_at_most",
    "needs_every_key": "cần {found} phần trong {allowed} phần chìa khóa thì mất một phần là mất cả hòm phiếu. "
    "Số phần cần có phải ít hơn số phần chia ra, ví dụ: keys: {{shares: 3, threshold: 2}}",
    "too_many_keys": "chia {found} phần chìa khóa là quá nhiều; được chia từ 3 đến {allowed} phần, ví dụ: 3",
    "already_loaded": "Khối “{found}” đã được nạp; dữ liệu của Khối được giữ nguyên. "
    "Để nạp một Khối khác hoặc một năm khác, đặt mã khác, ví dụ: slug: {allowed}",
    "not_last": "mục expected phải đứng cuối tệp. Đề nghị chuyển mục “{found}” lên trước.",
    **CHANGE_WORDS,
}


@dataclass(frozen=True)
class Problem:
    """`line` counts from 1, 0 when no line is to blame; `field` is the path down the file, like
    `units[2].short`."""

    line: int
    field: str
    kind: str
    found: str = ""
    allowed: str = ""
    example: str = ""

    def __str__(self) -> str:
        place = ", ".join(
            part for part in (self.line and f"dòng {self.line}", self.field and f"mục {self.field}") if part
        )
        words = WORDS[self.kind].format(found=self.found, allowed=self.allowed, example=self.example)
        sentence = f"{place}: {words}" if place else words
        return sentence[0].upper() + sentence[1:]


class BlocFileErrors(Exception):
    """Everything wrong with a bloc's file; nothing of it may be loaded."""

    HEAD = "Tệp của Khối có {count} chỗ cần sửa, chưa nạp nội dung nào:"

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))
        super().__init__(self.problems)

    def __str__(self) -> str:
        head = self.HEAD.format(count=len(self.problems))
        return "\n".join([head, *(f"- {problem}" for problem in self.problems)])


class ChangeFileErrors(BlocFileErrors):
    """Everything wrong with a file that reorganises a bloc; nothing of it is carried out."""

    HEAD = "Tệp thay đổi đơn vị có {count} chỗ cần sửa, chưa ghi thay đổi nào:"
