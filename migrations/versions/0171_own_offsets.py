"""An activity may have reminders of its own

Revision ID: 0171
Revises: 0170
"""

import sqlalchemy as sa
from alembic import op

revision = "0171"
down_revision = "0200"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("activities") as batch_op:
        batch_op.add_column(sa.Column("reminder_offsets", sa.String(length=60), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("activities") as batch_op:
        batch_op.drop_column("reminder_offsets")
