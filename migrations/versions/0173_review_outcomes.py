"""What the interim and the final review of a programme's plan came to

Revision ID: 0173
Revises: 0142
"""

import sqlalchemy as sa
from alembic import op

revision = "0173"
down_revision = "0210"
branch_labels = None
depends_on = None


def upgrade() -> None:
    kind = sa.Enum(
        "interim", "final", name="planreview", native_enum=False, create_constraint=True, length=24
    )
    op.create_table(
        "review_outcomes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("kind", kind, nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(length=4000), nullable=False),
        sa.Column("order_number", sa.String(length=60), nullable=False),
        sa.Column("order_date", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_review_outcomes_programme_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_outcomes")),
        sa.UniqueConstraint("programme_id", "kind", name=op.f("uq_review_outcomes_programme_id_kind")),
    )


def downgrade() -> None:
    op.drop_table("review_outcomes")
