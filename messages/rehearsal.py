"""What a replay says at its end."""

from rules.blocs import BlocWords

WHAT = {
    "units": "số đơn vị",
    "pledges": "số đơn vị xác nhận giao ước trong năm",
    "next_pledges": "số đơn vị xác nhận giao ước năm sau",
    "proposed": "đơn vị được suy tôn",
    "ballots": "số phiếu thu vào",
    "counts": "số phiếu của từng đơn vị",
    "collectives": "số tập thể được khen",
    "individuals": "số cá nhân được khen",
    "next_year": "{lead}, {deputy} năm sau",
}


def conclusion(bloc: str, wrong: list[str]) -> list[str]:
    if not wrong:
        return ["", f"{bloc}: kết quả đúng như phần expected của tệp."]
    return ["", f"{bloc}: kết quả khác phần expected của tệp:", *(f"- {one}" for one in wrong)]


def differs(bloc: BlocWords, what: str, expected: object, found: object) -> str:
    named = WHAT[what].format(lead=bloc.lead, deputy=bloc.deputy)
    return f"{named}: tệp ghi {_shown(expected)}; diễn lại được {_shown(found)}"


def failed(turns: int) -> str:
    return f"{turns} lượt bị lỗi chương trình, xem nhật ký ở trên"


def nothing_expected() -> str:
    return "tệp không có phần expected nên không có gì để so"


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {count}" for name, count in sorted(value.items())) or "không có"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "không có"
    return str(value)
