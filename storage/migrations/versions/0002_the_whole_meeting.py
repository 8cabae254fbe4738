"""the whole meeting"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('committees',
    sa.Column('meeting', sa.Integer(), nullable=False),
    sa.Column('person', sa.Integer(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['meeting'], ['meetings.id'], name=op.f('fk_committees_meeting')),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_committees_person')),
    sa.PrimaryKeyConstraint('meeting', 'person', name=op.f('pk_committees')),
    sqlite_with_rowid=False
    )
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
    op.add_column('ballots', sa.Column('entitled', sa.Text(), server_default='[]', nullable=False))
    op.add_column('ballots', sa.Column('subject', sa.Text(), server_default='award', nullable=False))
    op.add_column('ballots', sa.Column('award', sa.Integer(), server_default='0', nullable=False))
    op.add_column('ballots', sa.Column('seal', sa.Text(), server_default='{"ring":0,"key":0,"public_key":"","share_hashes":[],"committee":[],"needed":1,"frozen":""}', nullable=False))
    op.add_column('ballots', sa.Column('on_paper', sa.Text(), server_default='[]', nullable=False))
    op.add_column('ballots', sa.Column('codes', sa.Text(), server_default='[]', nullable=False))
    op.add_column('ballots', sa.Column('settled', sa.Text(), nullable=True))
    op.drop_column('ballots', 'eligible')
    op.drop_column('ballots', 'public_key')


def downgrade() -> None:
    op.add_column('ballots', sa.Column('public_key', sa.TEXT(), server_default='', nullable=False))
    op.add_column('ballots', sa.Column('eligible', sa.INTEGER(), server_default='0', nullable=False))
    op.drop_column('ballots', 'settled')
    op.drop_column('ballots', 'codes')
    op.drop_column('ballots', 'on_paper')
    op.drop_column('ballots', 'seal')
    op.drop_column('ballots', 'award')
    op.drop_column('ballots', 'subject')
    op.drop_column('ballots', 'entitled')
    op.drop_table('withdrawals')
    op.drop_table('rings')
    op.drop_table('committees')
