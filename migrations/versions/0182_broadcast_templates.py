"""Broadcasts kept as templates

Revision ID: 0182
Revises: 0181
"""

import sqlalchemy as sa
from alembic import op

import models.base

revision = "0182"
down_revision = "0181"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "broadcast_templates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("media_kind", sa.String(length=16), nullable=False),
        sa.Column("media_file_id", sa.String(length=300), nullable=False),
        sa.Column("created_at", models.base.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_broadcast_templates_programme_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast_templates")),
    )
    op.create_index(op.f("ix_broadcast_templates_programme_id"), "broadcast_templates", ["programme_id"])


def downgrade() -> None:
    op.drop_table("broadcast_templates")
