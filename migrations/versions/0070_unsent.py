"""What was not sent, and in which report the owner was told of it

Revision ID: 0070
Revises: 0101
"""

import sqlalchemy as sa
from alembic import op

revision = "0070"
down_revision = "0101"
branch_labels = None
depends_on = None

TROUBLED = sa.text("status IN ('uncertain', 'expired', 'failed')")


def upgrade() -> None:
    op.add_column("outbox", sa.Column("reported_in", sa.Integer(), nullable=True))
    # What lies years back is no news.
    op.execute("UPDATE outbox SET reported_in = 0 WHERE status IN ('uncertain', 'expired', 'failed')")
    op.create_index(
        "ix_outbox_troubled",
        "outbox",
        ["reported_in", "settled_at"],
        sqlite_where=TROUBLED,
        postgresql_where=TROUBLED,
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_troubled", table_name="outbox")
    with op.batch_alter_table("outbox") as batch:
        batch.drop_column("reported_in")
