"""Indexes from which figures are counted without the rows behind them

Revision ID: 0221
Revises: 0250
"""

import sqlalchemy as sa
from alembic import op

revision = "0221"
down_revision = "0250"
branch_labels = None
depends_on = None

POSTPONED = sa.text("postponed_to IS NOT NULL")


def upgrade() -> None:
    op.create_index("ix_memberships_by_role", "memberships", ["programme_id", "role", "person_id"])
    op.create_index(
        "ix_assignments_counted",
        "assignments",
        ["programme_id", "activity_id", "state", "is_window", "due_on", "postponed_to"],
    )
    op.create_index(
        "ix_assignments_postponed",
        "assignments",
        ["programme_id", "postponed_to"],
        sqlite_where=POSTPONED,
        postgresql_where=POSTPONED,
    )


def downgrade() -> None:
    op.drop_index("ix_assignments_postponed", "assignments")
    op.drop_index("ix_assignments_counted", "assignments")
    op.drop_index("ix_memberships_by_role", "memberships")
