"""Pauses that end, groups that change, partnerships that follow others

Revision ID: 0040
Revises: 0100
"""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0100"
branch_labels = None
depends_on = None

IS_PAUSED = sa.text("state = 'paused'")


def upgrade() -> None:
    with op.batch_alter_table("partnerships", schema=None) as batch_op:
        batch_op.add_column(sa.Column("paused_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("previous_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_partnerships_previous_id"),
            "partnerships",
            ["previous_id"],
            ["id"],
            ondelete="SET NULL",
        )
        batch_op.create_index(batch_op.f("ix_partnerships_previous_id"), ["previous_id"], unique=False)
        batch_op.create_index(
            "ix_partnerships_pausing",
            ["paused_until"],
            unique=False,
            sqlite_where=IS_PAUSED,
            postgresql_where=IS_PAUSED,
        )

    with op.batch_alter_table("partnership_mentees", schema=None) as batch_op:
        batch_op.add_column(sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True))

    op.create_table(
        "former_mentees",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnerships.id"],
            name=op.f("fk_former_mentees_partnership_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_former_mentees_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_mentees")),
    )
    with op.batch_alter_table("former_mentees", schema=None) as batch_op:
        batch_op.create_index("ix_former_mentees_partnership_id", ["partnership_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_former_mentees_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    op.drop_table("former_mentees")
    with op.batch_alter_table("partnership_mentees", schema=None) as batch_op:
        batch_op.drop_column("joined_at")
    with op.batch_alter_table("partnerships", schema=None) as batch_op:
        batch_op.drop_index("ix_partnerships_pausing", sqlite_where=IS_PAUSED, postgresql_where=IS_PAUSED)
        batch_op.drop_index(batch_op.f("ix_partnerships_previous_id"))
        batch_op.drop_constraint(batch_op.f("fk_partnerships_previous_id"), type_="foreignkey")
        batch_op.drop_column("previous_id")
        batch_op.drop_column("paused_until")
