"""Which fields a nomination is asked for: what its kind needs, and an initiative where its title wants one."""

from rules.distinctions import NominationPlan
from rules.nominations import Field, NominationFields, NominationKind

NEEDED = {
    NominationKind.COLLECTIVE: (Field.DISTINCTION, Field.SECTOR, Field.ACHIEVEMENTS),
    NominationKind.INDIVIDUAL: (
        Field.POSITION,
        Field.DISTINCTION,
        Field.PERSON_CLASS,
        Field.SECTOR,
        Field.ACHIEVEMENTS,
    ),
    NominationKind.HOUSEHOLD: (Field.WORKPLACE, Field.DISTINCTION, Field.SECTOR, Field.ACHIEVEMENTS),
}
OPTIONAL = {
    NominationKind.COLLECTIVE: (Field.WORKPLACE, Field.INITIATIVE),
    NominationKind.INDIVIDUAL: (Field.WORKPLACE, Field.INITIATIVE),
    NominationKind.HOUSEHOLD: (),
}


def missing(fields: NominationFields, plan: NominationPlan) -> tuple[Field, ...]:
    """What the kind needs and is not said yet, in the order it is asked; an initiative where the title wants one."""
    return tuple(field for field in asked(fields, plan) if not fields.text(field))


def asked(fields: NominationFields, plan: NominationPlan) -> tuple[Field, ...]:
    wanted = plan.distinction(fields.distinction)
    conditions = wanted.conditions if wanted else ()
    needed = NEEDED[fields.kind]
    return (*needed, *(one.field for one in conditions if one.field and one.field not in needed))
