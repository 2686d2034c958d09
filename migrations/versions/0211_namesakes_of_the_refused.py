"""A second hash of who refused, by surname and name alone

Revision ID: 0211
Revises: 0150
"""

import sqlalchemy as sa
from alembic import op

revision = "0211"
down_revision = "0150"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("refusals", sa.Column("name_hash", sa.String(64), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("refusals") as batch:
        batch.drop_column("name_hash")
