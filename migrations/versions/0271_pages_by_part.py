"""Pages of who is left out and of an event's guests, read part by part

Revision ID: 0271
Revises: 0270
"""

import sqlalchemy as sa
from alembic import op

revision = "0271"
down_revision = "0270"
branch_labels = None
depends_on = None

IN_ORDER = ["municipality_id", "sort_key", "id"]
NOT_COME = sa.text("people.account_id IS NULL")
ATTENDED = sa.text("event_guests.attended = true")
HESITATING = sa.text("people.account_id IS NOT NULL AND people.state IN ('imported', 'applied')")


def upgrade() -> None:
    for name, where in (("ix_people_not_come", NOT_COME), ("ix_people_hesitating", HESITATING)):
        op.create_index(name, "people", IN_ORDER, sqlite_where=where, postgresql_where=where)
    op.create_index("ix_event_guests_answered", "event_guests", ["event_id", "answer", "person_id"])
    op.create_index(
        "ix_event_guests_attended",
        "event_guests",
        ["event_id"],
        sqlite_where=ATTENDED,
        postgresql_where=ATTENDED,
    )


def downgrade() -> None:
    op.drop_index("ix_event_guests_attended", "event_guests")
    op.drop_index("ix_event_guests_answered", "event_guests")
    for name in ("ix_people_hesitating", "ix_people_not_come"):
        op.drop_index(name, "people")
