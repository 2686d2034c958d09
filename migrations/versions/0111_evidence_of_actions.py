"""What is to be shown of an action of a personal programme

Revision ID: 0111
Revises: 0120
"""

import sqlalchemy as sa
from alembic import op

revision = "0111"
down_revision = "0120"
branch_labels = None
depends_on = None


def upgrade() -> None:
    kinds = ("nothing", "file", "photo", "link", "number")
    with op.batch_alter_table("personal_actions") as batch_op:
        batch_op.add_column(
            sa.Column(
                "evidence",
                sa.Enum(*kinds, name="evidence", native_enum=False, create_constraint=True, length=24),
                server_default="nothing",
                nullable=False,
            )
        )


def downgrade() -> None:
    with op.batch_alter_table("personal_actions") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_personal_actions_evidence"), type_="check")
        batch_op.drop_column("evidence")
