"""Standings tell who waits for the mentor whom the roster names

Their rows and triggers are made anew after the last migration (`models/standings.py`).

Revision ID: 0520
Revises: 0500
"""

import sqlalchemy as sa
from alembic import op

revision = "0520"
down_revision = "0500"
branch_labels = None
depends_on = None

WAITING = sa.text("waits = true")
WRITTEN = sa.text("roster_mentor <> ''")


def upgrade() -> None:
    op.execute(sa.table("standings").delete())
    with op.batch_alter_table("standings") as batch_op:
        batch_op.add_column(sa.Column("waits", sa.Boolean(), nullable=False))
    op.create_index(
        "ix_standings_waiting",
        "standings",
        ["programme_id", "person_id"],
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )
    op.drop_index("ix_people_with_written_mentor", "people")


def downgrade() -> None:
    op.create_index(
        "ix_people_with_written_mentor",
        "people",
        ["municipality_id", "id"],
        sqlite_where=WRITTEN,
        postgresql_where=WRITTEN,
    )
    op.drop_index("ix_standings_waiting", "standings")
    op.execute(sa.table("standings").delete())
    with op.batch_alter_table("standings") as batch_op:
        batch_op.drop_column("waits")
