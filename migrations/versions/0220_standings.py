"""Standings and their tallies, so that no screen counts everybody

Their rows and triggers are made after the last migration (`models/standings.py`).

Revision ID: 0220
Revises: 0255
"""

import sqlalchemy as sa
from alembic import op

revision = "0220"
down_revision = "0255"
branch_labels = None
depends_on = None

UNFOLDED = sa.text("folded = false")
ENDING = sa.text("ends_on IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "standings",
        sa.Column("programme_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("reach", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("programme_id", "person_id", name=op.f("pk_standings")),
    )
    op.create_table(
        "tallies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("reach", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("folded", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tallies")),
    )
    op.create_index(
        "ix_tallies_of_programme", "tallies", ["programme_id", "school_id", "stage", "reach", "people"]
    )
    op.create_index(
        "ix_tallies_unfolded", "tallies", ["id"], sqlite_where=UNFOLDED, postgresql_where=UNFOLDED
    )
    op.create_index(
        "ix_memberships_ending",
        "memberships",
        ["programme_id", "ends_on"],
        sqlite_where=ENDING,
        postgresql_where=ENDING,
    )


def downgrade() -> None:
    op.drop_index("ix_memberships_ending", "memberships")
    op.drop_table("tallies")
    op.drop_table("standings")
