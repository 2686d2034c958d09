"""The words of people's names, by which they are found

Its rows and triggers are made after the last migration (`models/name_words.py`).

Revision ID: 0260
Revises: 0290
"""

import sqlalchemy as sa
from alembic import op

revision = "0260"
down_revision = "0290"
branch_labels = None
depends_on = None

WORD = sa.String(length=610).with_variant(sa.String(length=610, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "name_words",
        sa.Column("municipality_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("word", WORD, nullable=False),
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_name_words_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("municipality_id", "word", "person_id", name=op.f("pk_name_words")),
    )
    op.create_index("ix_name_words_of_person", "name_words", ["person_id", "word"])


def downgrade() -> None:
    op.drop_table("name_words")
