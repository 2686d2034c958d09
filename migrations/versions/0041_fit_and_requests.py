"""How mentees find their mentors, and requests for another partner

Revision ID: 0041
Revises: 0060
"""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0060"
branch_labels = None
depends_on = None

NOT_ASKED = sa.text("asked_at IS NULL")
NOT_SETTLED = sa.text("settled_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "fit_questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "answer",
            sa.Enum(
                "good", "rather", "poor", name="fit", native_enum=False, create_constraint=True, length=24
            ),
            nullable=True,
        ),
        sa.Column("word", sa.String(length=1000), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnerships.id"],
            name=op.f("fk_fit_questions_partnership_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_fit_questions_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fit_questions")),
        sa.UniqueConstraint(
            "partnership_id", "person_id", name=op.f("uq_fit_questions_partnership_id_person_id")
        ),
    )
    with op.batch_alter_table("fit_questions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fit_questions_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "ix_fit_questions_waiting",
            ["due_on"],
            unique=False,
            sqlite_where=NOT_ASKED,
            postgresql_where=NOT_ASKED,
        )

    op.create_table(
        "partner_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "kept",
                "parted",
                "replaced",
                name="request_outcome",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("answer", sa.String(length=2000), nullable=False),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnerships.id"],
            name=op.f("fk_partner_requests_partnership_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_partner_requests_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["settled_by_id"],
            ["people.id"],
            name=op.f("fk_partner_requests_settled_by_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_requests")),
    )
    with op.batch_alter_table("partner_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_partner_requests_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "uq_partner_requests_open",
            ["partnership_id", "person_id"],
            unique=True,
            sqlite_where=NOT_SETTLED,
            postgresql_where=NOT_SETTLED,
        )


def downgrade() -> None:
    op.drop_table("partner_requests")
    op.drop_table("fit_questions")
