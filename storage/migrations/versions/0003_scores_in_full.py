"""scores in full: evidence book, review in rounds, nominations, corrections, delegates as voters"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('consents',
    sa.Column('person', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_consents_person')),
    sa.PrimaryKeyConstraint('person', name=op.f('pk_consents')),
    sqlite_with_rowid=False
    )
    op.create_table('considered',
    sa.Column('bloc', sa.Integer(), nullable=False),
    sa.Column('unit', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['bloc'], ['blocs.id'], name=op.f('fk_considered_bloc')),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_considered_by')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_considered_unit')),
    sa.PrimaryKeyConstraint('bloc', 'unit', name=op.f('pk_considered')),
    sqlite_with_rowid=False
    )
    op.create_table('corrections',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('bloc', sa.Integer(), nullable=False),
    sa.Column('unit', sa.Integer(), nullable=False),
    sa.Column('leaf', sa.Text(), nullable=False),
    sa.Column('old', sa.Text(), nullable=True),
    sa.Column('new', sa.Text(), nullable=True),
    sa.Column('was', sa.Text(), nullable=False),
    sa.Column('raw', sa.Text(), nullable=False),
    sa.Column('number', sa.Text(), nullable=False),
    sa.Column('decided', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['bloc'], ['blocs.id'], name=op.f('fk_corrections_bloc')),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_corrections_by')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_corrections_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_corrections'))
    )
    op.create_index('ix_corrections_bloc', 'corrections', ['bloc'], unique=False)
    op.create_table('delegate_attendance',
    sa.Column('meeting', sa.Integer(), nullable=False),
    sa.Column('person', sa.Integer(), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_delegate_attendance_by')),
    sa.ForeignKeyConstraint(['meeting'], ['meetings.id'], name=op.f('fk_delegate_attendance_meeting')),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_delegate_attendance_person')),
    sa.PrimaryKeyConstraint('meeting', 'person', name=op.f('pk_delegate_attendance')),
    sqlite_with_rowid=False
    )
    op.create_table('deliveries',
    sa.Column('bloc', sa.Integer(), nullable=False),
    sa.Column('item', sa.Text(), nullable=False),
    sa.Column('unit', sa.Integer(), nullable=False),
    sa.Column('received', sa.Text(), nullable=False),
    sa.Column('how', sa.Text(), nullable=False),
    sa.Column('number', sa.Text(), nullable=False),
    sa.Column('dated', sa.Text(), nullable=True),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['bloc'], ['blocs.id'], name=op.f('fk_deliveries_bloc')),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_deliveries_by')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_deliveries_unit')),
    sa.PrimaryKeyConstraint('bloc', 'item', 'unit', name=op.f('pk_deliveries')),
    sqlite_with_rowid=False
    )
    op.create_table('holds',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('bloc', sa.Integer(), nullable=False),
    sa.Column('unit', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('since', sa.Text(), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.Column('lifted', sa.Text(), nullable=False),
    sa.Column('lifted_by', sa.Integer(), nullable=True),
    sa.Column('lifted_at', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['bloc'], ['blocs.id'], name=op.f('fk_holds_bloc')),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_holds_by')),
    sa.ForeignKeyConstraint(['lifted_by'], ['persons.id'], name=op.f('fk_holds_lifted_by')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_holds_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_holds'))
    )
    op.create_index('ix_holds_bloc', 'holds', ['bloc'], unique=False)
    op.create_table('review_letters',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('bloc', sa.Integer(), nullable=False),
    sa.Column('unit', sa.Integer(), nullable=False),
    sa.Column('number', sa.Text(), nullable=False),
    sa.Column('dated', sa.Text(), nullable=False),
    sa.Column('signer', sa.Text(), nullable=False),
    sa.Column('scan', sa.Text(), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('by_unit', sa.Integer(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.Column('confirmed_by', sa.Integer(), nullable=True),
    sa.Column('confirmed_at', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['bloc'], ['blocs.id'], name=op.f('fk_review_letters_bloc')),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_review_letters_by')),
    sa.ForeignKeyConstraint(['by_unit'], ['units.id'], name=op.f('fk_review_letters_by_unit')),
    sa.ForeignKeyConstraint(['confirmed_by'], ['persons.id'], name=op.f('fk_review_letters_confirmed_by')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_review_letters_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_letters'))
    )
    op.create_index('ix_review_letters_bloc', 'review_letters', ['bloc'], unique=False)
    op.create_table('stand_ins',
    sa.Column('bloc', sa.Integer(), nullable=False),
    sa.Column('unit', sa.Integer(), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['bloc'], ['blocs.id'], name=op.f('fk_stand_ins_bloc')),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_stand_ins_by')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_stand_ins_unit')),
    sa.PrimaryKeyConstraint('bloc', name=op.f('pk_stand_ins')),
    sqlite_with_rowid=False
    )
    op.create_table('workbooks',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('bloc', sa.Integer(), nullable=False),
    sa.Column('unit', sa.Integer(), nullable=False),
    sa.Column('person', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('content', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['bloc'], ['blocs.id'], name=op.f('fk_workbooks_bloc')),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_workbooks_person')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_workbooks_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_workbooks'))
    )
    op.create_table('delegate_roll',
    sa.Column('ballot', sa.Integer(), nullable=False),
    sa.Column('person', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['ballot'], ['ballots.id'], name=op.f('fk_delegate_roll_ballot')),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_delegate_roll_person')),
    sa.PrimaryKeyConstraint('ballot', 'person', name=op.f('pk_delegate_roll')),
    sqlite_with_rowid=False
    )
    op.create_table('explanations',
    sa.Column('sheet', sa.Integer(), nullable=False),
    sa.Column('leaf', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.Column('sent', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_explanations_by')),
    sa.ForeignKeyConstraint(['sheet'], ['sheets.id'], name=op.f('fk_explanations_sheet')),
    sa.PrimaryKeyConstraint('sheet', 'leaf', name=op.f('pk_explanations')),
    sqlite_with_rowid=False
    )
    op.create_table('letter_lines',
    sa.Column('letter', sa.Integer(), nullable=False),
    sa.Column('sheet', sa.Integer(), nullable=False),
    sa.Column('leaf', sa.Text(), nullable=False),
    sa.Column('points', sa.Text(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('raw', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['letter'], ['review_letters.id'], name=op.f('fk_letter_lines_letter')),
    sa.ForeignKeyConstraint(['sheet'], ['sheets.id'], name=op.f('fk_letter_lines_sheet')),
    sa.PrimaryKeyConstraint('letter', 'sheet', 'leaf', name=op.f('pk_letter_lines')),
    sqlite_with_rowid=False
    )
    op.create_table('nomination_steps',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('nomination', sa.Integer(), nullable=False),
    sa.Column('what', sa.Text(), nullable=False),
    sa.Column('day', sa.Text(), nullable=True),
    sa.Column('number', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_nomination_steps_by')),
    sa.ForeignKeyConstraint(['nomination'], ['nominations.id'], name=op.f('fk_nomination_steps_nomination')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_nomination_steps'))
    )
    op.create_index('ix_nomination_steps_nomination', 'nomination_steps', ['nomination'], unique=False)
    op.create_table('reopen_requests',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sheet', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.Column('granted', sa.Boolean(), nullable=True),
    sa.Column('decided_by', sa.Integer(), nullable=True),
    sa.Column('decided_at', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_reopen_requests_by')),
    sa.ForeignKeyConstraint(['decided_by'], ['persons.id'], name=op.f('fk_reopen_requests_decided_by')),
    sa.ForeignKeyConstraint(['sheet'], ['sheets.id'], name=op.f('fk_reopen_requests_sheet')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reopen_requests'))
    )
    op.create_index('ix_reopen_requests_sheet', 'reopen_requests', ['sheet'], unique=False)
    op.create_table('returned_leaves',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sheet', sa.Integer(), nullable=False),
    sa.Column('leaf', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('due', sa.Text(), nullable=False),
    sa.Column('who', sa.Integer(), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('raw', sa.Text(), nullable=True),
    sa.Column('points', sa.Text(), nullable=True),
    sa.Column('unassigned', sa.Boolean(), nullable=False),
    sa.Column('estimate', sa.Boolean(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_returned_leaves_by')),
    sa.ForeignKeyConstraint(['sheet'], ['sheets.id'], name=op.f('fk_returned_leaves_sheet')),
    sa.ForeignKeyConstraint(['who'], ['units.id'], name=op.f('fk_returned_leaves_who')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_returned_leaves'))
    )
    op.create_index('ix_returned_leaves_sheet', 'returned_leaves', ['sheet'], unique=False)
    op.create_table('review_marks',
    sa.Column('sheet', sa.Integer(), nullable=False),
    sa.Column('leaf', sa.Text(), nullable=False),
    sa.Column('round', sa.Integer(), nullable=False),
    sa.Column('raw', sa.Text(), nullable=False),
    sa.Column('unit', sa.Integer(), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.Column('letter', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_review_marks_by')),
    sa.ForeignKeyConstraint(['sheet'], ['sheets.id'], name=op.f('fk_review_marks_sheet')),
    sa.ForeignKeyConstraint(['unit'], ['units.id'], name=op.f('fk_review_marks_unit')),
    sa.PrimaryKeyConstraint('sheet', 'leaf', name=op.f('pk_review_marks')),
    sqlite_with_rowid=False
    )
    op.create_table('evidence_trail',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evidence', sa.Integer(), nullable=False),
    sa.Column('what', sa.Text(), nullable=False),
    sa.Column('old', sa.Text(), nullable=False),
    sa.Column('new', sa.Text(), nullable=False),
    sa.Column('by', sa.Integer(), nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['persons.id'], name=op.f('fk_evidence_trail_by')),
    sa.ForeignKeyConstraint(['evidence'], ['evidence.id'], name=op.f('fk_evidence_trail_evidence')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evidence_trail'))
    )
    op.create_index('ix_evidence_trail_evidence', 'evidence_trail', ['evidence'], unique=False)
    op.add_column('admission_cards', sa.Column('delegate', sa.Integer(), nullable=True))
    op.add_column('answer_trail', sa.Column('raw', sa.Text(), nullable=True))
    op.add_column('answer_trail', sa.Column('estimate', sa.Boolean(), nullable=True))
    op.add_column('answers', sa.Column('estimate', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column('ballots', sa.Column('delegates', sa.Text(), nullable=True))
    op.add_column('evidence', sa.Column('number', sa.Text(), nullable=False, server_default=''))
    op.add_column('evidence', sa.Column('dated', sa.Text(), nullable=True))
    op.add_column('evidence', sa.Column('note', sa.Text(), nullable=False, server_default=''))
    op.add_column('evidence', sa.Column('batch', sa.Integer(), nullable=True))
    op.add_column('evidence', sa.Column('album', sa.Text(), nullable=False, server_default=''))
    op.add_column('evidence', sa.Column('filed_at', sa.Text(), nullable=True))
    op.add_column('evidence', sa.Column('removed_at', sa.Text(), nullable=True))
    op.create_index('ix_evidence_digest', 'evidence', ['digest'], unique=False)
    op.add_column('nominations', sa.Column('workplace', sa.Text(), nullable=False, server_default=''))
    op.add_column('nominations', sa.Column('distinction', sa.Text(), nullable=False, server_default=''))
    op.add_column('nominations', sa.Column('person_class', sa.Text(), nullable=False, server_default=''))
    op.add_column('nominations', sa.Column('sector', sa.Text(), nullable=False, server_default=''))
    op.add_column('nominations', sa.Column('achievements', sa.Text(), nullable=False, server_default=''))
    op.add_column('nominations', sa.Column('initiative', sa.Text(), nullable=False, server_default=''))
    op.add_column('units', sa.Column('outside', sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column('units', 'outside')
    op.drop_column('nominations', 'initiative')
    op.drop_column('nominations', 'achievements')
    op.drop_column('nominations', 'sector')
    op.drop_column('nominations', 'person_class')
    op.drop_column('nominations', 'distinction')
    op.drop_column('nominations', 'workplace')
    op.drop_index('ix_evidence_digest', table_name='evidence')
    op.drop_column('evidence', 'removed_at')
    op.drop_column('evidence', 'filed_at')
    op.drop_column('evidence', 'album')
    op.drop_column('evidence', 'batch')
    op.drop_column('evidence', 'note')
    op.drop_column('evidence', 'dated')
    op.drop_column('evidence', 'number')
    op.drop_column('ballots', 'delegates')
    op.drop_column('answers', 'estimate')
    op.drop_column('answer_trail', 'estimate')
    op.drop_column('answer_trail', 'raw')
    op.drop_column('admission_cards', 'delegate')
    op.drop_index('ix_evidence_trail_evidence', table_name='evidence_trail')
    op.drop_table('evidence_trail')
    op.drop_table('review_marks')
    op.drop_index('ix_returned_leaves_sheet', table_name='returned_leaves')
    op.drop_table('returned_leaves')
    op.drop_index('ix_reopen_requests_sheet', table_name='reopen_requests')
    op.drop_table('reopen_requests')
    op.drop_index('ix_nomination_steps_nomination', table_name='nomination_steps')
    op.drop_table('nomination_steps')
    op.drop_table('letter_lines')
    op.drop_table('explanations')
    op.drop_table('delegate_roll')
    op.drop_table('workbooks')
    op.drop_table('stand_ins')
    op.drop_index('ix_review_letters_bloc', table_name='review_letters')
    op.drop_table('review_letters')
    op.drop_index('ix_holds_bloc', table_name='holds')
    op.drop_table('holds')
    op.drop_table('deliveries')
    op.drop_table('delegate_attendance')
    op.drop_index('ix_corrections_bloc', table_name='corrections')
    op.drop_table('corrections')
    op.drop_table('considered')
    op.drop_table('consents')
