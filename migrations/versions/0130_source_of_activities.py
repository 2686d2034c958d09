"""What the document said of an activity, so that its next version can be compared

Revision ID: 0130
Revises: 0042
"""

import sqlalchemy as sa
from alembic import op

revision = "0130"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("activities") as batch_op:
        batch_op.add_column(sa.Column("source", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("roadmaps") as batch_op:
        batch_op.add_column(sa.Column("left_out", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("activity_changes") as batch_op:
        batch_op.add_column(sa.Column("field", sa.String(length=20), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("activity_changes") as batch_op:
        batch_op.drop_column("field")
    with op.batch_alter_table("roadmaps") as batch_op:
        batch_op.drop_column("left_out")
    with op.batch_alter_table("activities") as batch_op:
        batch_op.drop_column("source")
