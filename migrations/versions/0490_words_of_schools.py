"""Words of schools' names, so that people are found by them without going through all schools

Revision ID: 0490
Revises: 0400

The rows of `school_words` and its triggers are made after the last migration (`models/name_words.py`).
"""

import re

import sqlalchemy as sa
from alembic import op

revision = "0490"
down_revision = "0400"
branch_labels = None
depends_on = None

LENGTH = 610
WORD = sa.String(LENGTH).with_variant(sa.String(LENGTH, collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("schools", sa.Column("words", sa.String(LENGTH), nullable=False, server_default=""))
    _fill()
    op.create_table(
        "school_words",
        sa.Column("municipality_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("word", WORD, nullable=False),
        sa.Column("school_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id"], ["schools.id"], name=op.f("fk_school_words_school_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("municipality_id", "word", "school_id", name=op.f("pk_school_words")),
    )
    op.create_index("ix_school_words_of_school", "school_words", ["school_id", "word"])


def downgrade() -> None:
    op.drop_table("school_words")
    with op.batch_alter_table("schools") as batch_op:
        batch_op.drop_column("words")


def _fill() -> None:
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT id, name FROM schools")).all()
    if rows:
        connection.execute(
            sa.text("UPDATE schools SET words = :words WHERE id = :id"),
            [{"id": number, "words": _words(name)} for number, name in rows],
        )


def _words(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.casefold().replace("ё", "е")))[:LENGTH]
