"""A day on which the methodist wants to be asked when an activity takes place

Revision ID: 0281
Revises: 0272
"""

import sqlalchemy as sa
from alembic import op

revision = "0281"
down_revision = "0272"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("activities") as batch_op:
        batch_op.add_column(sa.Column("ask_on", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("activities") as batch_op:
        batch_op.drop_column("ask_on")
