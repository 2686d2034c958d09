"""Standings tell who is to be in a pair, and count a pair that waits or pauses

Their rows and triggers are made anew after the last migration (`models/standings.py`).

Revision ID: 0470
Revises: 0281
"""

import sqlalchemy as sa
from alembic import op

revision = "0470"
down_revision = "0281"
branch_labels = None
depends_on = None

BEFORE = ["programme_id", "school_id", "stage", "reach", "people"]
NOW = ["programme_id", "school_id", "stage", "reach", "to_pair", "people"]
TABLES = ("standings", "tallies")


def upgrade() -> None:
    _empty()
    op.drop_index("ix_tallies_of_programme", "tallies")
    for table in TABLES:
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column("to_pair", sa.Boolean(), nullable=False))
    op.create_index("ix_tallies_of_programme", "tallies", NOW)


def downgrade() -> None:
    _empty()
    op.drop_index("ix_tallies_of_programme", "tallies")
    for table in TABLES:
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column("to_pair")
    op.create_index("ix_tallies_of_programme", "tallies", BEFORE)


def _empty() -> None:
    for table in TABLES:
        op.execute(sa.table(table).delete())
