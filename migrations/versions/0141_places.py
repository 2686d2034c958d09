"""Events with so many places, and a queue for the rest

Revision ID: 0141
Revises: 0180
"""

import sqlalchemy as sa
from alembic import op

revision = "0141"
down_revision = "0182"
branch_labels = None
depends_on = None

BEFORE = "answer IN ('none', 'going', 'maybe', 'declined')"
NOW = "answer IN ('none', 'going', 'waiting', 'maybe', 'declined')"


def upgrade() -> None:
    with op.batch_alter_table("events") as batch_op:
        batch_op.add_column(sa.Column("places", sa.Integer(), nullable=True))
        batch_op.create_check_constraint(batch_op.f("ck_events_places"), "places > 0")
    with op.batch_alter_table("event_guests") as batch_op:
        batch_op.add_column(sa.Column("moved_up", sa.Integer(), nullable=False, server_default="0"))
        batch_op.drop_constraint(batch_op.f("ck_event_guests_event_answer"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_event_guests_event_answer"), NOW)


def downgrade() -> None:
    op.execute(sa.text("UPDATE event_guests SET answer = 'maybe' WHERE answer = 'waiting'"))
    with op.batch_alter_table("event_guests") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_event_guests_event_answer"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_event_guests_event_answer"), BEFORE)
        batch_op.drop_column("moved_up")
    with op.batch_alter_table("events") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_events_places"), type_="check")
        batch_op.drop_column("places")
