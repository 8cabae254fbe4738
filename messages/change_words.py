"""What can be wrong with a file that reorganises a bloc, in words; the rest is in bloc_problems.py."""

CHANGE_WORDS = {
    "unknown_bloc": "dữ liệu không có Khối mang mã “{found}”. Các mã: {allowed}",
    "nothing_changes": "tệp không nêu thay đổi nào. Ghi ít nhất một mục leaves, merges, joins hoặc returns, "
    "ví dụ: leaves: [{{unit: ban-dan-van, last_day: 2023-11-30}}]",
    "left_before": "đơn vị “{found}” đã được ghi rời Khối, ngày cuối {allowed}. Đề nghị bỏ dòng này.",
    "leaves_twice": "đơn vị “{found}” đã ghi ở dòng {allowed}. Mỗi đơn vị ghi một lần.",
    "merges_into_itself": "đơn vị “{found}” không sáp nhập vào chính mình. "
    "Ghi đơn vị tiếp nhận, ví dụ: into: {allowed}",
    "merges_into_leaving": "đơn vị tiếp nhận “{found}” cũng rời Khối theo tệp này hoặc đã rời. "
    "Ghi đơn vị còn trong Khối, ví dụ: into: {allowed}",
    "before_it_joined": "ngày {found} trước ngày đơn vị vào Khối ({allowed}). Đề nghị kiểm tra lại ngày.",
    "too_far": "ngày {found} cách hôm nay quá một năm. Đề nghị kiểm tra lại ngày, ví dụ: {allowed}",
    "unit_exists": "Khối đã có đơn vị tên “{found}”. Đơn vị mới cần mã, tên, tên viết tắt riêng, ví dụ: {allowed}",
    "joined_before": "đơn vị tên “{found}” đã từng thuộc Khối; điểm, minh chứng của đơn vị còn giữ. Để đơn vị trở lại, "
    "ghi ở mục returns thay cho joins, ví dụ: returns: [{allowed}]",
    "still_member": "đơn vị “{found}” đang thuộc Khối và chưa được ghi rời nên không ghi trở lại. Đề nghị bỏ dòng này.",
    "returns_early": "đơn vị còn trong Khối đến hết ngày {found}. Ngày trở lại là ngày liền sau (bỏ việc rời đã ghi), "
    "hoặc muộn hơn nếu ghi khi ngày đó đã qua, ví dụ: since: {allowed}",
    "lead_leaves": "đơn vị “{found}” đang là {allowed}. Trước khi đơn vị rời Khối, ghi đơn vị thay ở mục leaders, "
    "ví dụ: leaders: {example}",
    "leader_leaves": "đơn vị “{found}” rời Khối theo tệp này nên không giữ nhiệm vụ {allowed}.",
    "last_unit": "sau thay đổi này Khối không còn đơn vị nào. Khối cần ít nhất {allowed} đơn vị.",
}
