"""The bank of practices

Revision ID: 0255
Revises: 0211
"""

import sqlalchemy as sa
from alembic import op

revision = "0255"
down_revision = "0211"
branch_labels = None
depends_on = None


def _to(table: str, column: str, other: str, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"), ondelete=ondelete
    )


def upgrade() -> None:
    op.create_table(
        "practices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=150), nullable=False),
        sa.Column("about", sa.String(length=1000), nullable=False),
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.Column("grade", sa.String(length=30), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "waiting",
                "returned",
                "published",
                name="practice_state",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.Column("sendings", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        _to("practices", "programme_id", "programmes"),
        _to("practices", "author_id", "people"),
        _to("practices", "event_id", "events", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practices")),
    )
    op.create_index("ix_practices_most_used", "practices", ["programme_id", "state", "uses", "id"])
    op.create_index("ix_practices_author", "practices", ["author_id", "id"])
    op.create_index(op.f("ix_practices_event_id"), "practices", ["event_id"])
    op.create_table(
        "practice_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        _to("practice_files", "practice_id", "practices"),
        _to("practice_files", "file_id", "stored_files"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_files")),
    )
    op.create_index(op.f("ix_practice_files_practice_id"), "practice_files", ["practice_id"])
    op.create_index(op.f("ix_practice_files_file_id"), "practice_files", ["file_id"])
    op.create_table(
        "practice_deficits",
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("deficit_id", sa.Integer(), nullable=False),
        _to("practice_deficits", "practice_id", "practices"),
        _to("practice_deficits", "deficit_id", "deficits"),
        sa.PrimaryKeyConstraint("practice_id", "deficit_id", name=op.f("pk_practice_deficits")),
    )
    op.create_index(op.f("ix_practice_deficits_deficit_id"), "practice_deficits", ["deficit_id"])
    op.create_table(
        "practice_uses",
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        _to("practice_uses", "practice_id", "practices"),
        _to("practice_uses", "person_id", "people"),
        sa.PrimaryKeyConstraint("practice_id", "person_id", name=op.f("pk_practice_uses")),
    )
    op.create_index(op.f("ix_practice_uses_person_id"), "practice_uses", ["person_id"])
    op.create_table(
        "practice_words",
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("lemma", sa.String(length=40), nullable=False),
        _to("practice_words", "practice_id", "practices"),
        sa.PrimaryKeyConstraint("practice_id", "lemma", name=op.f("pk_practice_words")),
    )
    op.create_index(op.f("ix_practice_words_lemma"), "practice_words", ["lemma"])
    op.create_table(
        "word_forms",
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("lemma", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("form", "lemma", name=op.f("pk_word_forms")),
    )
    op.create_index(op.f("ix_word_forms_lemma"), "word_forms", ["lemma"])
    op.create_table(
        "practice_asks",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        _to("practice_asks", "event_id", "events"),
        _to("practice_asks", "person_id", "people"),
        sa.PrimaryKeyConstraint("event_id", "person_id", name=op.f("pk_practice_asks")),
    )
    op.create_index(op.f("ix_practice_asks_person_id"), "practice_asks", ["person_id"])


def downgrade() -> None:
    for table in (
        "practice_asks",
        "word_forms",
        "practice_words",
        "practice_uses",
        "practice_deficits",
        "practice_files",
        "practices",
    ):
        op.drop_table(table)
