"""What was done about exceptions; the end of a pause; the methodist's own line of what is overdue goes

Revision ID: 0161
Revises: 0171
"""

import sqlalchemy as sa
from alembic import op

revision = "0161"
down_revision = "0141"
branch_labels = None
depends_on = None

OUTCOMES = ("taken", "done", "no_problem")


def upgrade() -> None:
    outcome = sa.Enum(*OUTCOMES, name="case_outcome", native_enum=False, create_constraint=True, length=24)
    op.create_table(
        "case_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("subject", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("outcome", outcome, nullable=False),
        sa.Column("word", sa.String(length=500), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name="fk_case_notes_programme_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name="fk_case_notes_by_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_case_notes"),
    )
    op.create_index("ix_case_notes_of_programme", "case_notes", ["programme_id", "noted_at"])
    with op.batch_alter_table("partnerships") as batch_op:
        batch_op.add_column(sa.Column("resumed_on", sa.Date(), nullable=True))
    # The week's digest says it from now on.
    op.execute(sa.text("DELETE FROM riders WHERE kind = 'overdue' AND taken = false"))
    op.execute(
        sa.text("UPDATE outbox SET status = 'cancelled' WHERE kind = 'overdue' AND status = 'pending'")
    )
    with op.batch_alter_table("assignments") as batch_op:
        batch_op.drop_column("reported_on")


def downgrade() -> None:
    with op.batch_alter_table("assignments") as batch_op:
        batch_op.add_column(sa.Column("reported_on", sa.Date(), nullable=True))
    with op.batch_alter_table("partnerships") as batch_op:
        batch_op.drop_column("resumed_on")
    op.drop_table("case_notes")
