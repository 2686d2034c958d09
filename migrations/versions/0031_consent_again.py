"""Consent asked again when its text changes; the signed paper beside it

Revision ID: 0031
Revises: 0030
"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

WITH_ACCOUNT = sa.text("account_id IS NOT NULL")


def upgrade() -> None:
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("consent_asked", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(
            sa.Column("paper_number", sa.String(length=60), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("paper_date", sa.Date(), nullable=True))
        batch_op.create_index(
            "ix_people_consent_asked",
            ["consent_asked"],
            unique=False,
            sqlite_where=WITH_ACCOUNT,
            postgresql_where=WITH_ACCOUNT,
        )


def downgrade() -> None:
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_people_consent_asked", sqlite_where=WITH_ACCOUNT, postgresql_where=WITH_ACCOUNT
        )
        batch_op.drop_column("paper_date")
        batch_op.drop_column("paper_number")
        batch_op.drop_column("consent_asked")
