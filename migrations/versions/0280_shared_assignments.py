"""What is asked once of a school or a partnership, and who of it may answer

Revision ID: 0280
Revises: 0271
"""

import sqlalchemy as sa
from alembic import op

revision = "0280"
down_revision = "0271"
branch_labels = None
depends_on = None

ANSWERING = ("each", "school", "pair")
UNIQUE = {
    "uq_assignments_of_person": ("activity_id", "school_id IS NULL AND partnership_id IS NULL"),
    "uq_assignments_of_school": ("school_id", "school_id IS NOT NULL"),
    "uq_assignments_of_pair": ("partnership_id", "partnership_id IS NOT NULL"),
}


def upgrade() -> None:
    answering = sa.Enum(*ANSWERING, name="answering", native_enum=False, create_constraint=True, length=24)
    with op.batch_alter_table("assignee_rules") as batch_op:
        batch_op.add_column(sa.Column("answering", answering, nullable=False, server_default="each"))
    with op.batch_alter_table("assignments") as batch_op:
        batch_op.add_column(sa.Column("school_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("partnership_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            "fk_assignments_school_id", "schools", ["school_id"], ["id"], ondelete="CASCADE"
        )
        batch_op.create_foreign_key(
            "fk_assignments_partnership_id", "partnerships", ["partnership_id"], ["id"], ondelete="CASCADE"
        )
        batch_op.create_check_constraint(
            op.f("ck_assignments_one_assignee"), "school_id IS NULL OR partnership_id IS NULL"
        )
        batch_op.drop_constraint(op.f("uq_assignments_activity_id_person_id_due_on"), type_="unique")
    for name, (first, where) in UNIQUE.items():
        second = "person_id" if first == "activity_id" else "activity_id"
        op.create_index(
            name,
            "assignments",
            [first, second, "due_on"],
            unique=True,
            sqlite_where=sa.text(where),
            postgresql_where=sa.text(where),
        )
    op.create_index("ix_assignments_of_activity", "assignments", ["activity_id", "person_id", "due_on"])
    op.create_table(
        "assignment_shares",
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["assignments.id"],
            name="fk_assignment_shares_assignment_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_assignment_shares_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assignment_id", "person_id", name="pk_assignment_shares"),
    )
    op.create_index("ix_assignment_shares_person_id", "assignment_shares", ["person_id"])


def downgrade() -> None:
    op.drop_table("assignment_shares")
    # Held by one person of those who share it, each would stand in another's way.
    op.execute(sa.text("DELETE FROM assignments WHERE school_id IS NOT NULL OR partnership_id IS NOT NULL"))
    op.drop_index("ix_assignments_of_activity", table_name="assignments")
    for name in UNIQUE:
        op.drop_index(name, table_name="assignments")
    with op.batch_alter_table("assignments") as batch_op:
        batch_op.drop_constraint("fk_assignments_school_id", type_="foreignkey")
        batch_op.drop_constraint("fk_assignments_partnership_id", type_="foreignkey")
        batch_op.drop_constraint(op.f("ck_assignments_one_assignee"), type_="check")
        batch_op.drop_column("school_id")
        batch_op.drop_column("partnership_id")
        batch_op.create_unique_constraint(
            op.f("uq_assignments_activity_id_person_id_due_on"), ["activity_id", "person_id", "due_on"]
        )
    with op.batch_alter_table("assignee_rules") as batch_op:
        batch_op.drop_constraint(op.f("ck_assignee_rules_answering"), type_="check")
        batch_op.drop_column("answering")
