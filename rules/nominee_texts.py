"""What may be typed in each field of a nomination."""

from rules.errors_nominations import TextTooLong
from rules.names import check_name
from rules.nominations import Field, NominationFields, NominationKind

TEXT_LIMIT = 1000
LONG = {Field.ACHIEVEMENTS, Field.INITIATIVE}


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
    return NominationFields(fields.kind, **texts | {field.value: tidy(field, text, fields.kind) if text else ""})
