"""The municipality's own templates of official papers

Revision ID: 0210
Revises: 0200
"""

import sqlalchemy as sa
from alembic import op

revision = "0210"
down_revision = "0143"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "paper_templates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "pairs",
                "contract",
                "hours",
                "thanks",
                name="paper_kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_paper_templates_programme_id_programmes"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["stored_files.id"],
            name=op.f("fk_paper_templates_file_id_stored_files"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_templates")),
        sa.UniqueConstraint("programme_id", "kind", name=op.f("uq_paper_templates_programme_id_kind")),
    )
    op.create_index(op.f("ix_paper_templates_file_id"), "paper_templates", ["file_id"])


def downgrade() -> None:
    op.drop_table("paper_templates")
