"""Stages and deficits of activities, and how long to wait before warning

Revision ID: 0160
Revises: 0111
"""

import sqlalchemy as sa
from alembic import op

revision = "0160"
down_revision = "0180"
branch_labels = None
depends_on = None

WEEKS = {"silent_weeks": "4", "follow_weeks": "3", "settled_weeks": "4"}


def upgrade() -> None:
    with op.batch_alter_table("activities") as batch_op:
        batch_op.add_column(sa.Column("stage_said", sa.Boolean(), nullable=False, server_default=sa.false()))
    # Until now a stage was only there where somebody had set it.
    op.execute(sa.text("UPDATE activities SET stage_said = true WHERE stage IS NOT NULL"))
    with op.batch_alter_table("programmes") as batch_op:
        for name, default in WEEKS.items():
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=False, server_default=default))
    op.create_table(
        "activity_deficits",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("deficit_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name="fk_activity_deficits_activity_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["deficit_id"], ["deficits.id"], name="fk_activity_deficits_deficit_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("activity_id", "deficit_id", name="pk_activity_deficits"),
    )
    op.create_index("ix_activity_deficits_deficit_id", "activity_deficits", ["deficit_id"])


def downgrade() -> None:
    op.drop_table("activity_deficits")
    with op.batch_alter_table("programmes") as batch_op:
        for name in WEEKS:
            batch_op.drop_column(name)
    with op.batch_alter_table("activities") as batch_op:
        batch_op.drop_column("stage_said")
