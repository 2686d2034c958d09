"""A code by which guests say that they are there, and who leads an event

Revision ID: 0140
Revises: 0111
"""

import sqlalchemy as sa
from alembic import op

revision = "0140"
down_revision = "0170"
branch_labels = None
depends_on = None


def upgrade() -> None:
    marked_by = sa.Enum(
        "code", "host", name="marked_by", native_enum=False, create_constraint=True, length=24
    )
    op.create_table(
        "event_presenters",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_presenters_event_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_event_presenters_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "person_id", name=op.f("pk_event_presenters")),
    )
    op.create_index(op.f("ix_event_presenters_person_id"), "event_presenters", ["person_id"])
    with op.batch_alter_table("events") as batch_op:
        batch_op.add_column(sa.Column("code", sa.String(length=8), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_events_code"), ["code"])
    with op.batch_alter_table("event_guests") as batch_op:
        batch_op.add_column(sa.Column("invited", sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column("marked_by", marked_by, nullable=True))
    # Until now only methodists ticked.
    op.execute(sa.text("UPDATE event_guests SET marked_by = 'host' WHERE attended"))


def downgrade() -> None:
    with op.batch_alter_table("event_guests") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_event_guests_marked_by"), type_="check")
        batch_op.drop_column("marked_by")
        batch_op.drop_column("invited")
    with op.batch_alter_table("events") as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_events_code"), type_="unique")
        batch_op.drop_column("code")
    op.drop_index(op.f("ix_event_presenters_person_id"), table_name="event_presenters")
    op.drop_table("event_presenters")
