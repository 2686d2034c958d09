"""Mentors who have answered, who are trained: found by indexes of their own

Revision ID: 0261
Revises: 0291
"""

import sqlalchemy as sa
from alembic import op

revision = "0261"
down_revision = "0291"
branch_labels = None
depends_on = None

KNOWN = {
    "ix_mentor_profiles_answered": sa.text("answered_at IS NOT NULL"),
    "ix_mentor_profiles_trained": sa.text("trained_on IS NOT NULL"),
}


def upgrade() -> None:
    for name, where in KNOWN.items():
        op.create_index(name, "mentor_profiles", ["programme_id"], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name in KNOWN:
        op.drop_index(name, "mentor_profiles")
