"""What is not YAML at all, and what YAML allows but a bloc's file does not."""

from pathlib import Path

import pytest

from messages.bloc_file import read_bloc_file
from messages.bloc_problems import BlocFileErrors, Problem


def problem_in(source: str | Path) -> Problem:
    with pytest.raises(BlocFileErrors) as raised:
        read_bloc_file(source)
    (problem,) = raised.value.problems
    return problem


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("", "empty", 1),
        ("# chỉ có chú thích\n", "empty", 1),
        ("slug: a\n\tname: b\n", "tab", 2),
        ("slug: a\nname: Khối: một\n", "bad_yaml", 2),
        ("slug: a\nunits: [một, hai\n", "bad_yaml", 3),
        ("slug: a\n---\nslug: b\n", "bad_yaml", 2),
        ("slug: &mot a\nname: *mot\n", "alias", 2),
        ("slug: a\nname: b\x00\n", "bad_yaml", 2),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text: str, kind: str, line: int) -> None:
    problem = problem_in(text)
    assert (problem.kind, problem.line) == (kind, line)


def test_a_file_that_grows_without_end_is_refused_at_its_first_alias() -> None:
    assert problem_in("a: &a {b: *a}\n").kind == "alias"


def test_a_file_of_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "khoi.yaml"
    path.write_bytes("slug: a\nname: Khối\n".encode("utf-16-le"))
    assert problem_in(path).kind in ("not_utf8", "bad_yaml")
    path.write_bytes(b"slug: a\nname: Kh\xf4i\n")
    assert (problem_in(path).kind, problem_in(path).line) == ("not_utf8", 2)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "khong-co.yaml"
    assert str(problem_in(path)).startswith(f"Không đọc được tệp “{path}”.")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "khoi.yaml"
    example = Path("examples/lao-cai-party-2023.yaml").read_text(encoding="utf-8")
    path.write_text(example, encoding="utf-8-sig")
    assert read_bloc_file(path).slug == "lao-cai-party-2023"


def test_a_list_where_a_bloc_should_be_is_refused() -> None:
    with pytest.raises(BlocFileErrors) as raised:
        read_bloc_file("- một\n- hai\n")
    assert raised.value.problems[0].kind == "not_mapping"


def test_an_empty_bloc_is_told_everything_it_lacks() -> None:
    with pytest.raises(BlocFileErrors) as raised:
        read_bloc_file("slug: khoi-mot\n")
    missing = {problem.field for problem in raised.value.problems if problem.kind == "missing"}
    assert missing == {
        "units",
        "people",
        "leaders",
        "calendar",
        "score_table",
        "rule_profile",
        "name",
        "kind",
        "year",
        "award",
    }
