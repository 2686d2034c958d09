"""Other words for the programme's deficits; what the rosters' words meant so far is noted for their people

Revision ID: 0080
Revises: 0040
"""

import re

import sqlalchemy as sa
from alembic import op

revision = "0080"
down_revision = "0040"
branch_labels = None
depends_on = None

USUAL = {
    "subject": r"предметн\w* (содержани|знани|област|компетен)\w*",
    "method": r"методик\w* (преподавани|обучени)\w*( предмета)?",
    "upbringing": r"воспитательн\w* (деятельност|работ)\w*",
    "organisation": r"(организаци\w* )?(урочн\w* и внеурочн|урочн|внеурочн)\w* (деятельност|работ)\w*",
    "support": r"психолого педагогическ\w* (сопровождени|поддержк)\w*",
    "parents": r"(работа|взаимодействие|общение) с родител\w*",
    "further": r"(связь|взаимодействие) с (дополнительн\w*|доп) образовани\w*",
}


def upgrade() -> None:
    op.create_table(
        "deficit_wordings",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("wording", sa.String(length=200), nullable=False),
        sa.Column("deficit_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["deficit_id"],
            ["deficits.id"],
            name=op.f("fk_deficit_wordings_deficit_id_deficits"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_deficit_wordings_programme_id_programmes"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("programme_id", "wording", name=op.f("pk_deficit_wordings")),
    )
    op.create_index("ix_deficit_wordings_deficit_id", "deficit_wordings", ["deficit_id"])
    _note_what_is_known()


def downgrade() -> None:
    op.drop_table("deficit_wordings")


def _note_what_is_known() -> None:
    """Rows for what people's texts say in the usual words; the texts themselves stay as they are."""
    connection = op.get_bind()
    deficits = {
        (programme, kind): deficit
        for programme, kind, deficit in connection.execute(
            sa.text("SELECT programme_id, kind, id FROM deficits WHERE kind IS NOT NULL")
        )
    }
    people = connection.execute(
        sa.text(
            "SELECT DISTINCT m.programme_id, p.id, p.deficits, p.strengths FROM people p "
            "JOIN memberships m ON m.person_id = p.id "
            "WHERE p.state <> 'withdrawn' AND (p.deficits <> '' OR p.strengths <> '')"
        )
    ).all()
    known = {tuple(row) for row in connection.execute(sa.text("SELECT * FROM person_deficits"))}
    rows = {
        (person, deficits[programme, kind], side)
        for programme, person, wanted, shared in people
        for side, text in (("wanted", wanted), ("shared", shared))
        for kind in _kinds(text)
        if (programme, kind) in deficits
    }
    table = sa.table("person_deficits", *(sa.column(name) for name in ("person_id", "deficit_id", "side")))
    fresh = [dict(zip(("person_id", "deficit_id", "side"), row, strict=True)) for row in sorted(rows - known)]
    if fresh:
        op.bulk_insert(table, fresh)


def _kinds(text: str) -> set[str]:
    pieces = (re.sub(r"[^\w]+", " ", piece.lower()).strip() for piece in re.split(r"[;\n,]", text))
    return {kind for piece in pieces for kind, pattern in USUAL.items() if re.fullmatch(pattern, piece)}
