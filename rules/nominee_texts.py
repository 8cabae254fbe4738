"""What may be typed in each field of a nomination."""

import re
from dataclasses import dataclass

from rules.errors_names import NameTooLong, NotAName
from rules.errors_nominations import TextTooLong
from rules.names import check_name
from rules.nominations import Field, NominationFields, NominationKind

TEXT_LIMIT = 1000
LONG = {Field.ACHIEVEMENTS, Field.INITIATIVE}
LISTED = re.compile(r"\A(?:[-+*•–]|[0-9]{1,3}[.)])\s+")
"""What a list puts before a name."""
AFTER_NAME = {
    NominationKind.INDIVIDUAL: ("position", "workplace", "distinction"),
    NominationKind.COLLECTIVE: ("workplace", "distinction"),
    NominationKind.HOUSEHOLD: ("workplace", "distinction"),
}


def tidy(field: Field, text: str, kind: NominationKind) -> str:
    """With single spaces; raise NotAName, NameTooLong or TextTooLong."""
    if field not in LONG:
        return check_name(text, kind.value if field is Field.NAME else field.value)
    said = " ".join(text.split())
    if len(said) > TEXT_LIMIT:
        raise TextTooLong(field.value, len(said), TEXT_LIMIT)
    return said


def tidy_all(fields: NominationFields) -> NominationFields:
    """Every field that says something, and the name always."""
    said = {
        field.value: tidy(field, fields.text(field), fields.kind)
        for field in Field
        if fields.text(field) or field is Field.NAME
    }
    return NominationFields(fields.kind, **said)


def with_text(fields: NominationFields, field: Field, text: str) -> NominationFields:
    """The same but for one field; "" takes back what was said."""
    texts = {one.value: fields.text(one) for one in Field}
    return NominationFields(
        fields.kind, **texts | {field.value: tidy(field, text, fields.kind) if text else ""}
    )


@dataclass(frozen=True)
class Read:
    """The nominees read, and the lines that are none."""

    nominees: tuple[NominationFields, ...]
    refused: tuple[str, ...] = ()


def read_nominees(text: str, kind: NominationKind) -> Read:
    """One nominee a line: name; position; workplace; distinction. Raise NotAName or NameTooLong when all are wrong."""
    lines = [bare for line in text.splitlines() if (bare := LISTED.sub("", line.strip()))] or [text]
    good, wrong = [], []
    for line in lines:
        try:
            good.append(_nominee(line, kind))
        except (NotAName, NameTooLong) as error:
            wrong.append((line, error))
    if not good:
        raise wrong[0][1]
    return Read(tuple(good), tuple(line for line, _ in wrong))


def _nominee(line: str, kind: NominationKind) -> NominationFields:
    name, *more = (part.strip() for part in line.split(";"))
    said = {field: text for field, text in zip(AFTER_NAME[kind], more, strict=False) if text}
    return tidy_all(NominationFields(kind, name, **said))
