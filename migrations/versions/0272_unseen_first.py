"""What waits to be looked at is found by its own index whatever others there are

Revision ID: 0272
Revises: 0260
"""

import sqlalchemy as sa
from alembic import op

revision = "0272"
down_revision = "0260"
branch_labels = None
depends_on = None

UNSEEN = sa.text(
    "assignments.state = 'done' AND assignments.accepted_at IS NULL AND assignments.evidence <> 'nothing'"
)


def upgrade() -> None:
    _make_anew(["programme_id", "state", "accepted_at", "done_at", "id"])


def downgrade() -> None:
    _make_anew(["programme_id", "state", "done_at", "id"])


def _make_anew(columns: list[str]) -> None:
    op.drop_index("ix_assignments_unseen", "assignments")
    op.create_index(
        "ix_assignments_unseen", "assignments", columns, sqlite_where=UNSEEN, postgresql_where=UNSEEN
    )
