"""A school's people in their order; what a card and a review count, by indexes alone

Revision ID: 0400
Revises: 0410
"""

import sqlalchemy as sa
from alembic import op

revision = "0400"
down_revision = "0410"
branch_labels = None
depends_on = None

UNSEEN = (
    "assignments.state = 'done' AND assignments.accepted_at IS NULL AND assignments.evidence <> 'nothing'"
)
ASKED = (
    " AND (assignments.activity_id IS NOT NULL OR assignments.personal_action_id IS NOT NULL"
    " OR assignments.recommendation_id IS NOT NULL)"
)
RECIPIENTS = {
    "ix_broadcast_recipients_left_out": (
        ["broadcast_id", "left_out"],
        sa.text("broadcast_recipients.left_out <> ''"),
    ),
    "ix_broadcast_recipients_read": (["broadcast_id"], sa.text("broadcast_recipients.read_at IS NOT NULL")),
}
ANSWERED = ["event_id", "answer", "person_id"]


def upgrade() -> None:
    op.drop_index("ix_people_school_id", "people")
    op.create_index("ix_people_of_school", "people", ["school_id", "municipality_id", "sort_key", "id"])
    op.drop_index("ix_event_guests_answered", "event_guests")
    op.create_index("ix_event_guests_answered", "event_guests", [*ANSWERED, "invited"])
    _unseen(UNSEEN + ASKED)
    op.create_index("ix_standings_at_stage", "standings", ["programme_id", "stage", "person_id"])
    _sort_actions("C")
    op.create_index("ix_audit_of_action", "audit", ["programme_id", "action"])
    for name, (columns, where) in RECIPIENTS.items():
        op.create_index(name, "broadcast_recipients", columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name in RECIPIENTS:
        op.drop_index(name, "broadcast_recipients")
    op.drop_index("ix_audit_of_action", "audit")
    _sort_actions(None)
    op.drop_index("ix_standings_at_stage", "standings")
    _unseen(UNSEEN)
    op.drop_index("ix_event_guests_answered", "event_guests")
    op.create_index("ix_event_guests_answered", "event_guests", ANSWERED)
    op.drop_index("ix_people_of_school", "people")
    op.create_index("ix_people_school_id", "people", ["school_id"])


def _unseen(where: str) -> None:
    op.drop_index("ix_assignments_unseen", "assignments")
    op.create_index(
        "ix_assignments_unseen",
        "assignments",
        ["programme_id", "state", "accepted_at", "done_at", "id"],
        sqlite_where=sa.text(where),
        postgresql_where=sa.text(where),
    )


def _sort_actions(collation: str | None) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("audit", "action", type_=sa.String(60, collation=collation), existing_nullable=False)
