"""The map of requests: what schools ask for, and what answers it

Revision ID: 0162
Revises: 0161
"""

import sqlalchemy as sa
from alembic import op

revision = "0162"
down_revision = "0161"
branch_labels = None
depends_on = None


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "school_forms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("risks", sa.String(length=1000), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        _to("school_forms", "programme_id", "programmes"),
        _to("school_forms", "school_id", "schools"),
        sa.PrimaryKeyConstraint("id", name="pk_school_forms"),
    )
    op.create_index("ix_school_forms_of_programme", "school_forms", ["programme_id", "school_id"])
    op.create_index("ix_school_forms_school_id", "school_forms", ["school_id"])
    op.create_table(
        "school_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("deficit_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("deficit_id IS NOT NULL OR text <> ''", name="ck_school_requests_named"),
        _to("school_requests", "programme_id", "programmes"),
        _to("school_requests", "school_id", "schools"),
        _to("school_requests", "deficit_id", "deficits"),
        sa.PrimaryKeyConstraint("id", name="pk_school_requests"),
    )
    op.create_index("ix_school_requests_of_programme", "school_requests", ["programme_id", "school_id", "id"])
    op.create_index("ix_school_requests_school_id", "school_requests", ["school_id"])
    op.create_index("ix_school_requests_deficit_id", "school_requests", ["deficit_id"])
    op.create_table(
        "request_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=True),
        sa.Column("partnership_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(activity_id IS NULL) <> (partnership_id IS NULL)", name="ck_request_answers_one_thing"
        ),
        _to("request_answers", "request_id", "school_requests"),
        _to("request_answers", "activity_id", "activities"),
        _to("request_answers", "partnership_id", "partnerships"),
        sa.PrimaryKeyConstraint("id", name="pk_request_answers"),
        sa.UniqueConstraint("request_id", "activity_id", name="uq_request_answers_request_id_activity_id"),
        sa.UniqueConstraint(
            "request_id", "partnership_id", name="uq_request_answers_request_id_partnership_id"
        ),
    )
    op.create_index("ix_request_answers_activity_id", "request_answers", ["activity_id"])
    op.create_index("ix_request_answers_partnership_id", "request_answers", ["partnership_id"])


def downgrade() -> None:
    op.drop_table("request_answers")
    op.drop_table("school_requests")
    op.drop_table("school_forms")
