"""Five steps of a partnership held online

Revision ID: 0120
Revises: 0110
"""

import sqlalchemy as sa
from alembic import op

revision = "0120"
down_revision = "0110"
branch_labels = None
depends_on = None

STEPS = ("access", "acquaintance", "exchange", "practice", "rhythm")


def upgrade() -> None:
    kind = sa.Enum(*STEPS, name="online_step", native_enum=False, create_constraint=True, length=24)
    with op.batch_alter_table("partnerships") as batch_op:
        batch_op.add_column(sa.Column("online_step", kind, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("partnerships") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_partnerships_online_step"), type_="check")
        batch_op.drop_column("online_step")
