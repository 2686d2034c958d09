"""A wording of the plan may mean kinds of schools, single schools, teams and people, beside roles

Revision ID: 0172
Revises: 0171
"""

import sqlalchemy as sa
from alembic import op

revision = "0172"
down_revision = "0162"
branch_labels = None
depends_on = None

COLUMNS = ("rule_id", "school_id", "team_id", "person_id")


def upgrade() -> None:
    with op.batch_alter_table("assignee_rules") as batch_op:
        batch_op.add_column(sa.Column("categories", sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "assignee_targets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rule_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(school_id IS NOT NULL AND team_id IS NULL AND person_id IS NULL)"
            " OR (school_id IS NULL AND team_id IS NOT NULL AND person_id IS NULL)"
            " OR (school_id IS NULL AND team_id IS NULL AND person_id IS NOT NULL)",
            name=op.f("ck_assignee_targets_one"),
        ),
        sa.ForeignKeyConstraint(
            ["rule_id"], ["assignee_rules.id"], name=op.f("fk_assignee_targets_rule_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["schools.id"], name=op.f("fk_assignee_targets_school_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_assignee_targets_team_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_assignee_targets_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignee_targets")),
    )
    for column in COLUMNS:
        op.create_index(op.f(f"ix_assignee_targets_{column}"), "assignee_targets", [column])


def downgrade() -> None:
    for column in COLUMNS:
        op.drop_index(op.f(f"ix_assignee_targets_{column}"), table_name="assignee_targets")
    op.drop_table("assignee_targets")
    with op.batch_alter_table("assignee_rules") as batch_op:
        batch_op.drop_column("categories")
