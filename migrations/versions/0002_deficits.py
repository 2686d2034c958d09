"""The programme's professional deficits, and what people say of them

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KINDS = ("subject", "method", "upbringing", "organisation", "support", "parents", "further")
SIDES = ("wanted", "shared")


def upgrade() -> None:
    op.create_table(
        "deficits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*KINDS, name="deficit_kind", native_enum=False, create_constraint=True, length=24),
            nullable=True,
        ),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IS NOT NULL OR title <> ''", name=op.f("ck_deficits_named")),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_deficits_programme_id_programmes"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deficits")),
        sa.UniqueConstraint("programme_id", "kind", name=op.f("uq_deficits_programme_id_kind")),
    )
    op.create_index("ix_deficits_programme_id", "deficits", ["programme_id"])
    op.create_table(
        "person_deficits",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("deficit_id", sa.Integer(), nullable=False),
        sa.Column(
            "side",
            sa.Enum(*SIDES, name="deficit_side", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["deficit_id"],
            ["deficits.id"],
            name=op.f("fk_person_deficits_deficit_id_deficits"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_person_deficits_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "deficit_id", "side", name=op.f("pk_person_deficits")),
    )
    op.create_index("ix_person_deficits_deficit_id", "person_deficits", ["deficit_id"])
    deficits = sa.table(
        "deficits",
        sa.column("programme_id", sa.Integer),
        sa.column("kind", sa.String),
        sa.column("title", sa.String),
        sa.column("position", sa.Integer),
        sa.column("retired", sa.Boolean),
    )
    programmes = op.get_bind().execute(sa.text("SELECT id FROM programmes ORDER BY id")).scalars().all()
    rows = [
        {"programme_id": programme, "kind": kind, "title": "", "position": position, "retired": False}
        for programme in programmes
        for position, kind in enumerate(KINDS, start=1)
    ]
    if rows:
        op.bulk_insert(deficits, rows)


def downgrade() -> None:
    op.drop_table("person_deficits")
    op.drop_table("deficits")
