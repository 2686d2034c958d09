"""Albums in broadcasts

Revision ID: 0180
Revises: 0111
"""

import sqlalchemy as sa
from alembic import op

revision = "0180"
down_revision = "0140"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("broadcasts") as batch_op:
        batch_op.add_column(sa.Column("album", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(
            sa.Column("media_group_id", sa.String(length=40), nullable=False, server_default="")
        )
    with op.batch_alter_table("outbox") as batch_op:
        batch_op.add_column(sa.Column("album_ids", sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("outbox") as batch_op:
        batch_op.drop_column("album_ids")
    with op.batch_alter_table("broadcasts") as batch_op:
        batch_op.drop_column("media_group_id")
        batch_op.drop_column("album")
