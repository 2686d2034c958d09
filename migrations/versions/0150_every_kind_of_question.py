"""Every kind of question, surveys of their own, forms with a title

Revision ID: 0150
Revises: 0111
"""

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0150"
down_revision = "0164"
branch_labels = None
depends_on = None

BEFORE = ("scale", "nps", "single", "text", "when")
KINDS = ("scale", "nps", "single", "multiple", "matrix", "number", "text", "date", "file", "when")
UNTOLD = sa.text("told = false")


def upgrade() -> None:
    with op.batch_alter_table("forms") as batch_op:
        batch_op.add_column(sa.Column("title", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("retired", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("questions") as batch_op:
        batch_op.add_column(sa.Column("heading", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("least", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("most", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("only_if", sa.JSON(), nullable=True))
        _kinds(batch_op, KINDS)
    with op.batch_alter_table("surveys") as batch_op:
        batch_op.add_column(sa.Column("title", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("segment", sa.JSON(), nullable=True))
    with op.batch_alter_table("participations") as batch_op:
        batch_op.add_column(sa.Column("told", sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column("shared", sa.Boolean(), nullable=True))
        batch_op.create_index(
            "ix_participations_untold", ["survey_id", "id"], sqlite_where=UNTOLD, postgresql_where=UNTOLD
        )
    with op.batch_alter_table("named_answers") as batch_op:
        batch_op.add_column(sa.Column("file_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_named_answers_file_id"), "stored_files", ["file_id"], ["id"], ondelete="SET NULL"
        )
        batch_op.create_index(batch_op.f("ix_named_answers_file_id"), ["file_id"])


def downgrade() -> None:
    with op.batch_alter_table("named_answers") as batch_op:
        batch_op.drop_index(batch_op.f("ix_named_answers_file_id"))
        batch_op.drop_constraint(batch_op.f("fk_named_answers_file_id"), type_="foreignkey")
        batch_op.drop_column("file_id")
    with op.batch_alter_table("participations") as batch_op:
        batch_op.drop_index("ix_participations_untold", sqlite_where=UNTOLD, postgresql_where=UNTOLD)
        batch_op.drop_column("shared")
        batch_op.drop_column("told")
    # What the earlier program cannot show goes.
    op.execute("DELETE FROM surveys WHERE event_id IS NULL")
    questions = sa.table("questions", sa.column("kind"))
    op.execute(sa.delete(questions).where(questions.c.kind.not_in(BEFORE)))
    with op.batch_alter_table("surveys") as batch_op:
        batch_op.drop_column("segment")
        batch_op.drop_column("title")
    with op.batch_alter_table("questions") as batch_op:
        _kinds(batch_op, BEFORE)
        batch_op.drop_column("only_if")
        batch_op.drop_column("most")
        batch_op.drop_column("least")
        batch_op.drop_column("heading")
    with op.batch_alter_table("forms") as batch_op:
        batch_op.drop_column("retired")
        batch_op.drop_column("title")


def _kinds(batch_op: BatchOperations, kinds: tuple[str, ...]) -> None:
    name = batch_op.f("ck_questions_question_kind")
    batch_op.drop_constraint(name, type_="check")
    batch_op.create_check_constraint(name, sa.column("kind").in_(kinds))
