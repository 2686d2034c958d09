"""The rest of an event's card: link, host school, deficits, orders, materials

Revision ID: 0142
Revises: 0162
"""

import sqlalchemy as sa
from alembic import op

revision = "0142"
down_revision = "0172"
branch_labels = None
depends_on = None

WAITING = sa.text("told_at IS NULL AND afterwards")
ADDED = (
    "sequence",
    "closing_order_date",
    "closing_order_number",
    "opening_order_date",
    "opening_order_number",
    "host_school_id",
    "link",
)


def upgrade() -> None:
    with op.batch_alter_table("events") as batch_op:
        batch_op.add_column(sa.Column("link", sa.String(length=500), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("host_school_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_events_host_school_id"), "schools", ["host_school_id"], ["id"], ondelete="SET NULL"
        )
        for order in ("opening_order", "closing_order"):
            batch_op.add_column(
                sa.Column(f"{order}_number", sa.String(length=60), nullable=False, server_default="")
            )
            batch_op.add_column(sa.Column(f"{order}_date", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"))
    op.execute(
        sa.text("UPDATE events SET sequence = moves + CASE WHEN state = 'cancelled' THEN 1 ELSE 0 END")
    )
    op.create_table(
        "event_deficits",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("deficit_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name="fk_event_deficits_event_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["deficit_id"], ["deficits.id"], name="fk_event_deficits_deficit_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "deficit_id", name="pk_event_deficits"),
    )
    op.create_index("ix_event_deficits_deficit_id", "event_deficits", ["deficit_id"])
    op.create_table(
        "event_materials",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("afterwards", sa.Boolean(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name="fk_event_materials_event_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_files.id"], name="fk_event_materials_file_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_event_materials"),
    )
    op.create_index("ix_event_materials_event_id", "event_materials", ["event_id"])
    op.create_index(
        "ix_event_materials_waiting",
        "event_materials",
        ["event_id"],
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )


def downgrade() -> None:
    op.drop_table("event_materials")
    op.drop_table("event_deficits")
    with op.batch_alter_table("events") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_events_host_school_id"), type_="foreignkey")
        for column in ADDED:
            batch_op.drop_column(column)
