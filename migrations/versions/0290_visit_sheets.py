"""Lesson visit sheets of a pair

Revision ID: 0290
Revises: 0320
"""

import sqlalchemy as sa
from alembic import op

revision = "0290"
down_revision = "0320"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("surveys") as batch_op:
        batch_op.add_column(sa.Column("partnership_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_surveys_partnership_id_partnerships"),
            "partnerships",
            ["partnership_id"],
            ["id"],
            ondelete="CASCADE",
        )
        batch_op.create_index(batch_op.f("ix_surveys_partnership_id"), ["partnership_id"])
    op.create_table(
        "visit_sheets",
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("mentee_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{other}.id"], name=op.f(f"fk_visit_sheets_{column}_{other}"), ondelete=ondelete
            )
            for column, other, ondelete in (
                ("survey_id", "surveys", "CASCADE"),
                ("mentee_id", "people", "CASCADE"),
                ("meeting_id", "meetings", "SET NULL"),
            )
        ),
        sa.PrimaryKeyConstraint("survey_id", name=op.f("pk_visit_sheets")),
    )
    op.create_index(op.f("ix_visit_sheets_mentee_id"), "visit_sheets", ["mentee_id"])
    op.create_index(op.f("ix_visit_sheets_meeting_id"), "visit_sheets", ["meeting_id"])


def downgrade() -> None:
    op.drop_table("visit_sheets")
    with op.batch_alter_table("surveys") as batch_op:
        batch_op.drop_index(batch_op.f("ix_surveys_partnership_id"))
        batch_op.drop_constraint(batch_op.f("fk_surveys_partnership_id_partnerships"), type_="foreignkey")
        batch_op.drop_column("partnership_id")
