"""A card of the bank of practices may answer a school's request

Revision ID: 0320
Revises: 0280
"""

import sqlalchemy as sa
from alembic import op

revision = "0320"
down_revision = "0280"
branch_labels = None
depends_on = None

EITHER = "(activity_id IS NULL) <> (partnership_id IS NULL)"
ONE = (
    "CASE WHEN activity_id IS NULL THEN 0 ELSE 1 END"
    " + CASE WHEN partnership_id IS NULL THEN 0 ELSE 1 END"
    " + CASE WHEN practice_id IS NULL THEN 0 ELSE 1 END = 1"
)
# The convention had named the first one twice over.
FORMER = "ck_request_answers_ck_request_answers_one_thing"
CHECK = "ck_request_answers_one_thing"
UNIQUE = "uq_request_answers_request_id_practice_id"
FOREIGN = "fk_request_answers_practice_id_practices"
INDEX = "ix_request_answers_practice_id"


def upgrade() -> None:
    with op.batch_alter_table("request_answers") as batch_op:
        batch_op.add_column(sa.Column("practice_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f(FOREIGN), "practices", ["practice_id"], ["id"], ondelete="CASCADE")
        batch_op.create_unique_constraint(op.f(UNIQUE), ["request_id", "practice_id"])
        batch_op.drop_constraint(op.f(FORMER), type_="check")
        batch_op.create_check_constraint(op.f(CHECK), ONE)
        batch_op.create_index(op.f(INDEX), ["practice_id"])


def downgrade() -> None:
    op.execute("DELETE FROM request_answers WHERE practice_id IS NOT NULL")
    with op.batch_alter_table("request_answers") as batch_op:
        batch_op.drop_index(op.f(INDEX))
        batch_op.drop_constraint(op.f(CHECK), type_="check")
        batch_op.create_check_constraint(op.f(FORMER), EITHER)
        batch_op.drop_constraint(op.f(UNIQUE), type_="unique")
        batch_op.drop_constraint(op.f(FOREIGN), type_="foreignkey")
        batch_op.drop_column("practice_id")
