"""Wrong check-in codes, for the minutes in which they count

Revision ID: 0291
Revises: 0260
"""

import sqlalchemy as sa
from alembic import op

revision = "0291"
down_revision = "0260"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "wrong_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_wrong_codes_account_id_accounts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wrong_codes")),
    )
    op.create_index("ix_wrong_codes_of_account", "wrong_codes", ["account_id", "at"])
    op.create_index("ix_wrong_codes_at", "wrong_codes", ["at"])


def downgrade() -> None:
    op.drop_table("wrong_codes")
