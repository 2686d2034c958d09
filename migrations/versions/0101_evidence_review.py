"""Evidence is accepted, or returned with a word

Revision ID: 0101
Revises: 0080
"""

import sqlalchemy as sa
from alembic import op

revision = "0101"
down_revision = "0080"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("assignments") as batch_op:
        batch_op.add_column(sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(
            sa.Column("returned_note", sa.String(length=1000), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("returns", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    with op.batch_alter_table("assignments") as batch_op:
        batch_op.drop_column("returns")
        batch_op.drop_column("returned_note")
        batch_op.drop_column("accepted_at")
