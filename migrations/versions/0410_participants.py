"""Who takes part in an activity without being responsible for it is asked, too

Revision ID: 0410
Revises: 0470
"""

import sqlalchemy as sa
from alembic import op

revision = "0410"
down_revision = "0470"
branch_labels = None
depends_on = None

# Index → its columns before and after `takes_part`, and the rows that stand in it.
INDEXES = {
    "ix_assignments_counted": (
        ["programme_id", "activity_id", "state", "is_window"],
        ["due_on", "postponed_to"],
        None,
    ),
    "ix_assignments_advised": (
        ["programme_id", "recommendation_id", "state", "is_window"],
        ["due_on", "postponed_to"],
        "recommendation_id IS NOT NULL",
    ),
    "ix_assignments_personal": (
        ["programme_id", "state", "is_window"],
        ["due_on"],
        "personal_action_id IS NOT NULL",
    ),
}


def upgrade() -> None:
    with op.batch_alter_table("assignments") as batch_op:
        batch_op.add_column(sa.Column("takes_part", sa.Boolean(), nullable=False, server_default=sa.false()))
    _index(["takes_part"])


def downgrade() -> None:
    _index([])
    op.execute("DELETE FROM assignments WHERE takes_part")
    with op.batch_alter_table("assignments") as batch_op:
        batch_op.drop_column("takes_part")


def _index(middle: list[str]) -> None:
    for name, (first, last, where) in INDEXES.items():
        op.drop_index(name, table_name="assignments")
        rows = None if where is None else sa.text(where)
        op.create_index(
            name, "assignments", [*first, *middle, *last], sqlite_where=rows, postgresql_where=rows
        )
