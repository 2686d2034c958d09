"""The legal basis of a programme's lists

Revision ID: 0010
Revises: 0050
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("programmes") as table:
        table.add_column(sa.Column("roster_basis", sa.String(length=200), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("programmes") as table:
        table.drop_column("roster_basis")
