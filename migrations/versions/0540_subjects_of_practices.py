"""The subjects of the bank, and the cards of one, by an index of their own

Revision ID: 0540
Revises: 0530
"""

import sqlalchemy as sa
from alembic import op

revision = "0540"
down_revision = "0530"
branch_labels = None
depends_on = None

OF_SUBJECT = sa.text("subject <> ''")


def upgrade() -> None:
    op.create_index(
        "ix_practices_of_subject",
        "practices",
        ["programme_id", "state", "subject", "uses", "id"],
        sqlite_where=OF_SUBJECT,
        postgresql_where=OF_SUBJECT,
    )


def downgrade() -> None:
    op.drop_index("ix_practices_of_subject", "practices")
