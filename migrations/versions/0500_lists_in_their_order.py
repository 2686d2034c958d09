"""Who can't be written to, and who an activity is asked of, by indexes in the lists' order

Revision ID: 0500
Revises: 0491
"""

from alembic import op

revision = "0500"
down_revision = "0491"
branch_labels = None
depends_on = None

OF_LATE = ["activity_id", "state", "takes_part", "is_window", "due_on"]
LATE_BEFORE = [*OF_LATE, "postponed_to", "person_id"]
LATE_NOW = [*OF_LATE, "id", "postponed_to", "person_id"]
ASKED = ["activity_id", "takes_part", "due_on", "id", "person_id"]


def upgrade() -> None:
    op.create_index("ix_standings_in_reach", "standings", ["programme_id", "reach", "person_id"])
    op.create_index("ix_assignments_asked", "assignments", ASKED)
    op.drop_index("ix_assignments_late_with", "assignments")
    op.create_index("ix_assignments_late_with", "assignments", LATE_NOW)


def downgrade() -> None:
    op.drop_index("ix_assignments_late_with", "assignments")
    op.create_index("ix_assignments_late_with", "assignments", LATE_BEFORE)
    op.drop_index("ix_assignments_asked", "assignments")
    op.drop_index("ix_standings_in_reach", "standings")
