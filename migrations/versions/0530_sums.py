"""Sums of who has answered and what has arrived, so that no screen counts them

Their rows and triggers are made after the last migration (`models/sums.py`).

Revision ID: 0530
Revises: 0520
"""

import sqlalchemy as sa
from alembic import op

revision = "0530"
down_revision = "0520"
branch_labels = None
depends_on = None

TO_FOLD = sa.text("change <> 0")


def upgrade() -> None:
    op.create_table(
        "sums",
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("of_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("change", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("what", "of_id", "kind", "change", name=op.f("pk_sums")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_sums_to_fold", "sums", ["what", "of_id"], sqlite_where=TO_FOLD, postgresql_where=TO_FOLD
    )


def downgrade() -> None:
    op.drop_table("sums")
