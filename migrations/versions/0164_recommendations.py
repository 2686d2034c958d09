"""Recommendations and their assignments

Revision ID: 0164
Revises: 0173
"""

import sqlalchemy as sa
from alembic import op

revision = "0164"
down_revision = "0173"
branch_labels = None
depends_on = None

ADDRESSEES = ("administration", "head", "persons", "role")
ROLES = ("methodist", "curator", "viewer", "mentor", "mentee")


def _to(column: str, other: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=f"fk_recommendations_{column}", ondelete=ondelete
    )


def upgrade() -> None:
    addressee = sa.Enum(*ADDRESSEES, name="addressee", native_enum=False, create_constraint=True, length=24)
    role = sa.Enum(*ROLES, name="role", native_enum=False, create_constraint=True, length=24)
    op.create_table(
        "recommendations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("survey_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("addressee", addressee, nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("role", role, nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("event_id IS NULL OR survey_id IS NULL", name="ck_recommendations_one_source"),
        _to("programme_id", "programmes", "CASCADE"),
        _to("event_id", "events", "SET NULL"),
        _to("survey_id", "surveys", "SET NULL"),
        _to("school_id", "schools", "SET NULL"),
        _to("made_by_id", "people", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_recommendations"),
    )
    op.create_index("ix_recommendations_of_programme", "recommendations", ["programme_id", "due_on"])
    for column in ("event_id", "survey_id", "school_id"):
        op.create_index(f"ix_recommendations_{column}", "recommendations", [column])
    with op.batch_alter_table("assignments") as batch_op:
        batch_op.add_column(sa.Column("recommendation_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            "fk_assignments_recommendation_id",
            "recommendations",
            ["recommendation_id"],
            ["id"],
            ondelete="CASCADE",
        )
        batch_op.create_unique_constraint(
            "uq_assignments_recommendation_id_person_id", ["recommendation_id", "person_id"]
        )


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM assignments WHERE recommendation_id IS NOT NULL"))
    with op.batch_alter_table("assignments") as batch_op:
        batch_op.drop_constraint("uq_assignments_recommendation_id_person_id", type_="unique")
        batch_op.drop_constraint("fk_assignments_recommendation_id", type_="foreignkey")
        batch_op.drop_column("recommendation_id")
    op.drop_table("recommendations")
