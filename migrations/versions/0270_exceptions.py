"""Exceptions found by an index; what only a look at everybody finds is kept

Revision ID: 0270
Revises: 0221
"""

import sqlalchemy as sa
from alembic import op

revision = "0270"
down_revision = "0221"
branch_labels = None
depends_on = None

UNSEEN = (
    "assignments.state = 'done' AND assignments.accepted_at IS NULL AND assignments.evidence <> 'nothing'"
)
PARTIAL: tuple[tuple[str, str, list[str], str], ...] = (
    ("ix_help_requests_open", "help_requests", ["programme_id", "asked_at", "id"], "answered_at IS NULL"),
    (
        "ix_assignments_advised",
        "assignments",
        ["programme_id", "recommendation_id", "state", "is_window", "due_on", "postponed_to"],
        "recommendation_id IS NOT NULL",
    ),
    (
        "ix_assignments_personal",
        "assignments",
        ["programme_id", "state", "due_on"],
        "personal_action_id IS NOT NULL",
    ),
    ("ix_assignments_unseen", "assignments", ["programme_id", "state", "done_at", "id"], UNSEEN),
    (
        "ix_fit_questions_worrying",
        "fit_questions",
        ["answered_at", "id"],
        "answer = 'poor' AND seen_at IS NULL",
    ),
    ("ix_accounts_unreachable", "accounts", ["id"], "reachable = false"),
    ("ix_accounts_paused", "accounts", ["paused_until"], "paused_until IS NOT NULL"),
)


def upgrade() -> None:
    op.drop_index("ix_help_requests_open", "help_requests")
    for name, table, columns, where in PARTIAL:
        op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
    op.create_index("ix_help_requests_person_id", "help_requests", ["person_id"])
    op.create_table(
        "case_looks",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=True),
        _of_programme("case_looks"),
        sa.PrimaryKeyConstraint("programme_id", name=op.f("pk_case_looks")),
    )
    op.create_table(
        "found_cases",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=12), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("subject", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("side", sa.String(length=12), nullable=False),
        _of_programme("found_cases"),
        sa.PrimaryKeyConstraint("programme_id", "part", "position", name=op.f("pk_found_cases")),
    )


def _of_programme(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["programme_id"],
        ["programmes.id"],
        name=op.f(f"fk_{table}_programme_id_programmes"),
        ondelete="CASCADE",
    )


def downgrade() -> None:
    op.drop_table("found_cases")
    op.drop_table("case_looks")
    op.drop_index("ix_help_requests_person_id", "help_requests")
    for name, table, _, _ in reversed(PARTIAL):
        op.drop_index(name, table)
    op.create_index("ix_help_requests_open", "help_requests", ["programme_id", "answered_at"])
