"""Groups that hear of a programme or a partnership; messages to them

Revision ID: 0050
Revises: 0031
"""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0031"
branch_labels = None
depends_on = None

LIVING = sa.text("unlinked_at IS NULL")
TO_GROUP = sa.text("linked_chat_id IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "linked_chats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=True),
        sa.Column("linked_by_id", sa.Integer(), nullable=True),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unlinked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("muted_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["linked_by_id"],
            ["accounts.id"],
            name=op.f("fk_linked_chats_linked_by_id_accounts"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnerships.id"],
            name=op.f("fk_linked_chats_partnership_id_partnerships"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_linked_chats_programme_id_programmes"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_linked_chats")),
    )
    for name, column in (
        ("uq_linked_chats_living", "telegram_id"),
        ("uq_linked_chats_of_partnership", "partnership_id"),
    ):
        op.create_index(
            name, "linked_chats", [column], unique=True, sqlite_where=LIVING, postgresql_where=LIVING
        )
    op.create_index("ix_linked_chats_of_programme", "linked_chats", ["programme_id", "unlinked_at"])
    with op.batch_alter_table("outbox") as table:
        table.add_column(sa.Column("linked_chat_id", sa.Integer(), nullable=True))
        table.alter_column("account_id", existing_type=sa.Integer(), nullable=True)
        table.create_foreign_key(
            op.f("fk_outbox_linked_chat_id_linked_chats"),
            "linked_chats",
            ["linked_chat_id"],
            ["id"],
            ondelete="CASCADE",
        )
        table.create_check_constraint(
            op.f("ck_outbox_one_reader"), "(account_id IS NULL) <> (linked_chat_id IS NULL)"
        )
    op.create_index(
        "ix_outbox_of_chat",
        "outbox",
        ["linked_chat_id"],
        sqlite_where=TO_GROUP,
        postgresql_where=TO_GROUP,
    )


def downgrade() -> None:
    op.execute("DELETE FROM outbox WHERE account_id IS NULL")
    op.drop_index("ix_outbox_of_chat", "outbox")
    with op.batch_alter_table("outbox") as table:
        table.drop_constraint(op.f("ck_outbox_one_reader"), type_="check")
        table.drop_constraint(op.f("fk_outbox_linked_chat_id_linked_chats"), type_="foreignkey")
        table.alter_column("account_id", existing_type=sa.Integer(), nullable=False)
        table.drop_column("linked_chat_id")
    op.drop_table("linked_chats")
