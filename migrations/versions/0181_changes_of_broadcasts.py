"""Correcting and withdrawing what was broadcast

Revision ID: 0181
Revises: 0180
"""

import sqlalchemy as sa
from alembic import op

import models.base

revision = "0181"
down_revision = "0171"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("broadcasts") as batch_op:
        batch_op.add_column(sa.Column("changes_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("withdraws", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("new_medium", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("awaited", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("withdrawn_at", models.base.UTCDateTime(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_broadcasts_changes_id"), "broadcasts", ["changes_id"], ["id"], ondelete="CASCADE"
        )
        batch_op.create_index(batch_op.f("ix_broadcasts_changes_id"), ["changes_id"])


def downgrade() -> None:
    op.execute("DELETE FROM broadcasts WHERE changes_id IS NOT NULL")
    with op.batch_alter_table("broadcasts") as batch_op:
        batch_op.drop_index(batch_op.f("ix_broadcasts_changes_id"))
        batch_op.drop_constraint(batch_op.f("fk_broadcasts_changes_id"), type_="foreignkey")
        batch_op.drop_column("withdrawn_at")
        batch_op.drop_column("awaited")
        batch_op.drop_column("new_medium")
        batch_op.drop_column("withdraws")
        batch_op.drop_column("changes_id")
