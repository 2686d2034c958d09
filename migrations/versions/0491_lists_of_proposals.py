"""A proposal's mentors, who stays alone and what has changed, by indexes; who is late, and files, of a task

Revision ID: 0491
Revises: 0490
"""

import sqlalchemy as sa
from alembic import op

revision = "0491"
down_revision = "0490"
branch_labels = None
depends_on = None

PLACES = {
    "ix_matching_places_of_mentor": (["matching_id", "mentor_id"], None),
    "ix_matching_places_alone": (["matching_id", "mentee_id"], sa.text("matching_places.why IS NOT NULL")),
    "ix_matching_places_differing": (
        ["matching_id", "mentee_id"],
        sa.text(
            "matching_places.compared = true"
            " AND coalesce(matching_places.mentor_id, 0) <> coalesce(matching_places.was_mentor_id, 0)"
        ),
    ),
}
TASKS = {
    "ix_assignments_late_with": (
        ["activity_id", "state", "takes_part", "is_window", "due_on", "postponed_to", "person_id"],
        None,
    ),
    "ix_assignments_with_file": (
        ["activity_id", "id"],
        sa.text("assignments.evidence_file_id IS NOT NULL"),
    ),
}


def upgrade() -> None:
    for name, (columns, where) in TASKS.items():
        op.create_index(name, "assignments", columns, sqlite_where=where, postgresql_where=where)
    for name, (columns, where) in PLACES.items():
        op.create_index(name, "matching_places", columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name in TASKS:
        op.drop_index(name, "assignments")
    for name in PLACES:
        op.drop_index(name, "matching_places")
