"""the whole meeting: its call, agenda, votes and ballots; the log chained over hashes of its lines"""

import hashlib
import json
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

UNSEALED = json.dumps(
    {"ring": 0, "key": 0, "public_key": "", "share_hashes": [], "committee": [], "needed": 1, "frozen": ""}
)

NUMBERED = sa.text(
    "SELECT ballots.id, ballots.roll, ballots.eligible, meetings.bloc"
    " FROM ballots JOIN meetings ON meetings.id = ballots.meeting"
)
UNITS = sa.text(
    "SELECT units.id FROM units LEFT JOIN leaderships ON leaderships.unit = units.id AND leaderships.place = 0"
    " WHERE units.bloc = :bloc GROUP BY units.id ORDER BY COUNT(leaderships.unit), units.id"
)
ENTITLE = sa.text("UPDATE ballots SET entitled = :entitled WHERE id = :ballot")
NAMED = sa.text("SELECT id, entitled FROM ballots")
NUMBER = sa.text("UPDATE ballots SET eligible = :eligible WHERE id = :ballot")


def upgrade() -> None:
    op.create_table('superseded_tables',
    sa.Column('bloc', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('digest', sa.Text(), nullable=False),
    sa.Column('published_at', sa.Text(), nullable=True),
    sa.Column('superseded_at', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['bloc'], ['blocs.id'], name=op.f('fk_superseded_tables_bloc')),
    sa.PrimaryKeyConstraint('bloc', 'version', name=op.f('pk_superseded_tables')),
    sqlite_with_rowid=False
    )
    op.create_table('admission_cards',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('unit', sa.Integer(), nullable=True),
    sa.Column('token_hash', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('person', sa.Integer(), nullable=True),
    sa.Column('listed', sa.Boolean(), nullable=False),
    sa.Column('stand_in', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['meeting'], ['meetings.id'], name=op.f('fk_admission_cards_meeting')),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_admission_cards_person')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_admission_cards_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_admission_cards')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_admission_cards_token_hash'))
    )
    op.create_index('ix_admission_cards_meeting', 'admission_cards', ['meeting'], unique=False)
    op.create_index('ix_admission_cards_person', 'admission_cards', ['person'], unique=False)
    op.create_table('agenda_items',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting', sa.Integer(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['meeting'], ['meetings.id'], name=op.f('fk_agenda_items_meeting')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agenda_items'))
    )
    op.create_table('calls',
    sa.Column('meeting', sa.Integer(), nullable=False),
    sa.Column('starts_at', sa.Text(), nullable=False),
    sa.Column('place', sa.Text(), nullable=False),
    sa.Column('sent', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['meeting'], ['meetings.id'], name=op.f('fk_calls_meeting')),
    sa.PrimaryKeyConstraint('meeting', name=op.f('pk_calls')),
    sqlite_with_rowid=False
    )
    op.create_table('committees',
    sa.Column('meeting', sa.Integer(), nullable=False),
    sa.Column('person', sa.Integer(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['meeting'], ['meetings.id'], name=op.f('fk_committees_meeting')),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_committees_person')),
    sa.PrimaryKeyConstraint('meeting', 'person', name=op.f('pk_committees')),
    sqlite_with_rowid=False
    )
    op.create_table('documents',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting', sa.Integer(), nullable=False),
    sa.Column('digest', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('media_type', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['meeting'], ['meetings.id'], name=op.f('fk_documents_meeting')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_documents'))
    )
    op.create_table('guests',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting', sa.Integer(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('about', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['meeting'], ['meetings.id'], name=op.f('fk_guests_meeting')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_guests'))
    )
    op.create_table('motions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting', sa.Integer(), nullable=False),
    sa.Column('matter', sa.Text(), nullable=False),
    sa.Column('question', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.Column('form', sa.Text(), nullable=True),
    sa.Column('roll', sa.Text(), nullable=False),
    sa.Column('about', sa.Text(), nullable=False),
    sa.Column('counts', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_motions_by')),
    sa.ForeignKeyConstraint(['meeting'], ['meetings.id'], name=op.f('fk_motions_meeting')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_motions'))
    )
    op.create_index('ix_motions_meeting', 'motions', ['meeting'], unique=False)
    op.create_table('registrations',
    sa.Column('meeting', sa.Integer(), nullable=False),
    sa.Column('unit', sa.Integer(), nullable=False),
    sa.Column('person', sa.Integer(), nullable=False),
    sa.Column('answer', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('about', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['meeting'], ['meetings.id'], name=op.f('fk_registrations_meeting')),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_registrations_person')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_registrations_unit')),
    sa.PrimaryKeyConstraint('meeting', 'unit', name=op.f('pk_registrations')),
    sqlite_with_rowid=False
    )
    op.create_table('remarks',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('speaker', sa.Text(), nullable=False),
    sa.Column('gist', sa.Text(), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.Column('unit', sa.Integer(), nullable=True),
    sa.Column('due', sa.Text(), nullable=True),
    sa.Column('accepted', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_remarks_by')),
    sa.ForeignKeyConstraint(['meeting'], ['meetings.id'], name=op.f('fk_remarks_meeting')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_remarks_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_remarks'))
    )
    op.create_index('ix_remarks_meeting', 'remarks', ['meeting'], unique=False)
    op.create_table('rings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting', sa.Integer(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('committee', sa.Text(), nullable=False),
    sa.Column('needed', sa.Integer(), nullable=False),
    sa.Column('keys', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['meeting'], ['meetings.id'], name=op.f('fk_rings_meeting')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rings'))
    )
    op.create_table('stands',
    sa.Column('meeting', sa.Integer(), nullable=False),
    sa.Column('item', sa.Integer(), nullable=False),
    sa.Column('shown', sa.Text(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('past', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['meeting'], ['meetings.id'], name=op.f('fk_stands_meeting')),
    sa.PrimaryKeyConstraint('meeting', name=op.f('pk_stands')),
    sqlite_with_rowid=False
    )
    op.create_table('tablets',
    sa.Column('meeting', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.Text(), nullable=False),
    sa.Column('device_hash', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['meeting'], ['meetings.id'], name=op.f('fk_tablets_meeting')),
    sa.PrimaryKeyConstraint('meeting', name=op.f('pk_tablets')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_tablets_token_hash')),
    sqlite_with_rowid=False
    )
    op.create_table('withdrawals',
    sa.Column('meeting', sa.Integer(), nullable=False),
    sa.Column('award', sa.Integer(), nullable=False),
    sa.Column('unit', sa.Integer(), nullable=False),
    sa.Column('person', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['meeting'], ['meetings.id'], name=op.f('fk_withdrawals_meeting')),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_withdrawals_person')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_withdrawals_unit')),
    sa.PrimaryKeyConstraint('meeting', 'award', 'unit', name=op.f('pk_withdrawals')),
    sqlite_with_rowid=False
    )
    op.create_table('ballot_scans',
    sa.Column('ballot', sa.Integer(), nullable=False),
    sa.Column('digest', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('media_type', sa.Text(), nullable=False),
    sa.Column('person', sa.Integer(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['ballot'], ['ballots.id'], name=op.f('fk_ballot_scans_ballot')),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_ballot_scans_person')),
    sa.PrimaryKeyConstraint('ballot', 'digest', name=op.f('pk_ballot_scans')),
    sqlite_with_rowid=False
    )
    op.create_table('motion_voices',
    sa.Column('motion', sa.Integer(), nullable=False),
    sa.Column('unit', sa.Integer(), nullable=False),
    sa.Column('person', sa.Integer(), nullable=False),
    sa.Column('voice', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['motion'], ['motions.id'], name=op.f('fk_motion_voices_motion')),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_motion_voices_person')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_motion_voices_unit')),
    sa.PrimaryKeyConstraint('motion', 'unit', name=op.f('pk_motion_voices')),
    sqlite_with_rowid=False
    )
    op.create_table('paper_counts',
    sa.Column('ballot', sa.Integer(), nullable=False),
    sa.Column('person', sa.Integer(), nullable=False),
    sa.Column('figures', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['ballot'], ['ballots.id'], name=op.f('fk_paper_counts_ballot')),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_paper_counts_person')),
    sa.PrimaryKeyConstraint('ballot', 'person', name=op.f('pk_paper_counts')),
    sqlite_with_rowid=False
    )
    op.create_table('score_questions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting', sa.Integer(), nullable=False),
    sa.Column('unit', sa.Integer(), nullable=False),
    sa.Column('leaf', sa.Text(), nullable=False),
    sa.Column('old', sa.Text(), nullable=False),
    sa.Column('new', sa.Text(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('verdict', sa.Text(), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.Column('motion', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_score_questions_by')),
    sa.ForeignKeyConstraint(['meeting'], ['meetings.id'], name=op.f('fk_score_questions_meeting')),
    sa.ForeignKeyConstraint(['motion'], ['motions.id'], name=op.f('fk_score_questions_motion')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_score_questions_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_score_questions'))
    )
    op.create_index('ix_score_questions_meeting', 'score_questions', ['meeting'], unique=False)
    op.add_column('ballots', sa.Column('entitled', sa.Text(), server_default='[]', nullable=False))
    op.add_column('ballots', sa.Column('subject', sa.Text(), server_default='award', nullable=False))
    op.add_column('ballots', sa.Column('award', sa.Integer(), server_default='0', nullable=False))
    op.add_column('ballots', sa.Column('seal', sa.Text(), server_default=UNSEALED, nullable=False))
    op.add_column('ballots', sa.Column('on_paper', sa.Text(), server_default='[]', nullable=False))
    op.add_column('ballots', sa.Column('codes', sa.Text(), server_default='[]', nullable=False))
    op.add_column('ballots', sa.Column('settled', sa.Text(), nullable=True))
    op.add_column('ballots', sa.Column('closes_at', sa.Text(), nullable=True))
    op.add_column('ballots', sa.Column('among_tied', sa.Boolean(), server_default='0', nullable=False))
    _name_the_entitled()
    op.drop_column('ballots', 'eligible')
    op.drop_column('ballots', 'public_key')
    _chain_anew(_over_hashes)


def downgrade() -> None:
    _chain_anew(_over_texts)
    op.add_column('ballots', sa.Column('public_key', sa.TEXT(), server_default='', nullable=False))
    op.add_column('ballots', sa.Column('eligible', sa.INTEGER(), server_default='0', nullable=False))
    _count_the_entitled()
    op.drop_column('ballots', 'among_tied')
    op.drop_column('ballots', 'closes_at')
    op.drop_column('ballots', 'settled')
    op.drop_column('ballots', 'codes')
    op.drop_column('ballots', 'on_paper')
    op.drop_column('ballots', 'seal')
    op.drop_column('ballots', 'award')
    op.drop_column('ballots', 'subject')
    op.drop_column('ballots', 'entitled')
    op.drop_index('ix_score_questions_meeting', table_name='score_questions')
    op.drop_table('score_questions')
    op.drop_table('paper_counts')
    op.drop_table('motion_voices')
    op.drop_table('ballot_scans')
    op.drop_table('withdrawals')
    op.drop_table('tablets')
    op.drop_table('stands')
    op.drop_table('rings')
    op.drop_index('ix_remarks_meeting', table_name='remarks')
    op.drop_table('remarks')
    op.drop_table('registrations')
    op.drop_index('ix_motions_meeting', table_name='motions')
    op.drop_table('motions')
    op.drop_table('guests')
    op.drop_table('documents')
    op.drop_table('committees')
    op.drop_table('calls')
    op.drop_table('agenda_items')
    op.drop_index('ix_admission_cards_person', table_name='admission_cards')
    op.drop_index('ix_admission_cards_meeting', table_name='admission_cards')
    op.drop_table('admission_cards')
    op.drop_table('superseded_tables')


def _name_the_entitled() -> None:
    """An older ballot kept their number: these are units with a card first, then others, those that lead last."""
    connection = op.get_bind()
    for row in connection.execute(NUMBERED).all():
        units = connection.execute(UNITS, {"bloc": row.bloc}).scalars()
        entitled = list(dict.fromkeys((*json.loads(row.roll), *units)))[: row.eligible]
        connection.execute(ENTITLE, {"ballot": row.id, "entitled": json.dumps(sorted(entitled))})


def _count_the_entitled() -> None:
    connection = op.get_bind()
    for row in connection.execute(NAMED).all():
        connection.execute(NUMBER, {"ballot": row.id, "eligible": len(json.loads(row.entitled))})


def _chain_anew(digest: Callable[[str, str], str]) -> None:
    """Every line of every bloc's log gets the digest that the other way of chaining gives it."""
    audit = sa.table("audit", *(sa.column(name) for name in ("bloc", "number", "what", "body", "digest")))
    connection, bloc, previous = op.get_bind(), None, ""
    for row in connection.execute(sa.select(audit).order_by(audit.c.bloc, audit.c.number)).all():
        line = {"number": row.number, "what": row.what, "body": json.loads(row.body)}
        text = json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        previous = digest(previous if row.bloc == bloc else "", text)
        bloc = row.bloc
        this = (audit.c.bloc == row.bloc, audit.c.number == row.number)
        connection.execute(sa.update(audit).where(*this).values(digest=previous))


def _over_hashes(previous: str, text: str) -> str:
    hashed = hashlib.sha256(text.encode()).hexdigest()
    return hashlib.sha256(f"{previous}\n{hashed}".encode()).hexdigest()


def _over_texts(previous: str, text: str) -> str:
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()
