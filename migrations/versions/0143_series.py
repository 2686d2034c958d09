"""Series of events: lessons to choose from under one invitation

Revision ID: 0143
Revises: 0142
"""

import sqlalchemy as sa
from alembic import op

revision = "0143"
down_revision = "0163"
branch_labels = None
depends_on = None

BEFORE = "after IN ('waiting', 'asked', 'surveyed', 'empty')"
NOW = "after IN ('waiting', 'asked', 'surveyed', 'empty', 'apart')"


def upgrade() -> None:
    with op.batch_alter_table("events") as batch_op:
        batch_op.add_column(sa.Column("series_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_events_series_id"), "events", ["series_id"], ["id"], ondelete="CASCADE"
        )
        batch_op.drop_constraint(batch_op.f("ck_events_event_after"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_events_event_after"), NOW)
    op.create_index(op.f("ix_events_series_id"), "events", ["series_id"])


def downgrade() -> None:
    op.execute(sa.text("UPDATE events SET after = 'empty' WHERE after = 'apart'"))
    op.drop_index(op.f("ix_events_series_id"), table_name="events")
    with op.batch_alter_table("events") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_events_event_after"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_events_event_after"), BEFORE)
        batch_op.drop_constraint(batch_op.f("fk_events_series_id"), type_="foreignkey")
        batch_op.drop_column("series_id")
