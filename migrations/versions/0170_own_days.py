"""Days off, school holidays and working Saturdays of a programme

Revision ID: 0170
Revises: 0111
"""

import sqlalchemy as sa
from alembic import op

revision = "0170"
down_revision = "0111"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("programmes") as batch_op:
        batch_op.add_column(sa.Column("own_days", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(
            sa.Column("quiet_holidays", sa.Boolean(), nullable=False, server_default=sa.false())
        )


def downgrade() -> None:
    with op.batch_alter_table("programmes") as batch_op:
        batch_op.drop_column("quiet_holidays")
        batch_op.drop_column("own_days")
