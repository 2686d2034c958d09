"""Schools that are led together under one contract

Revision ID: 0200
Revises: 0111
"""

import sqlalchemy as sa
from alembic import op

revision = "0200"
down_revision = "0160"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "school_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_school_groups_programme_id_programmes"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_groups")),
        sa.UniqueConstraint("programme_id", "name", name=op.f("uq_school_groups_programme_id_name")),
    )
    with op.batch_alter_table("school_partnerships") as batch_op:
        batch_op.add_column(sa.Column("group_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_school_partnerships_group_id_school_groups"),
            "school_groups",
            ["group_id"],
            ["id"],
            ondelete="SET NULL",
        )
        batch_op.create_index(batch_op.f("ix_school_partnerships_group_id"), ["group_id"])


def downgrade() -> None:
    with op.batch_alter_table("school_partnerships") as batch_op:
        batch_op.drop_index(batch_op.f("ix_school_partnerships_group_id"))
        batch_op.drop_constraint(
            batch_op.f("fk_school_partnerships_group_id_school_groups"), type_="foreignkey"
        )
        batch_op.drop_column("group_id")
    op.drop_table("school_groups")
