"""What is unseen, and what is late of personal programmes, by its own index whatever others there are

Revision ID: 0272
Revises: 0261
"""

import sqlalchemy as sa
from alembic import op

revision = "0272"
down_revision = "0261"
branch_labels = None
depends_on = None

UNSEEN = sa.text(
    "assignments.state = 'done' AND assignments.accepted_at IS NULL AND assignments.evidence <> 'nothing'"
)


PERSONAL = sa.text("personal_action_id IS NOT NULL")


def upgrade() -> None:
    _make_anew("ix_assignments_unseen", ["programme_id", "state", "accepted_at", "done_at", "id"], UNSEEN)
    _make_anew("ix_assignments_personal", ["programme_id", "state", "is_window", "due_on"], PERSONAL)


def downgrade() -> None:
    _make_anew("ix_assignments_personal", ["programme_id", "state", "due_on"], PERSONAL)
    _make_anew("ix_assignments_unseen", ["programme_id", "state", "done_at", "id"], UNSEEN)


def _make_anew(name: str, columns: list[str], where: sa.TextClause) -> None:
    op.drop_index(name, "assignments")
    op.create_index(name, "assignments", columns, sqlite_where=where, postgresql_where=where)
