"""Personal programmes of partnerships

Revision ID: 0110
Revises: 0130
"""

import sqlalchemy as sa
from alembic import op

revision = "0110"
down_revision = "0130"
branch_labels = None
depends_on = None

EXPECTED = sa.text("remind_on IS NOT NULL")
OF_PROGRAMME = "personal_programmes.id"


def upgrade() -> None:
    op.create_table(
        "personal_programmes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("template", sa.String(length=40), nullable=False),
        sa.Column(
            "state", _one_of("personal_state", "draft", "agreed", "reviewed", "finished"), nullable=False
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("midterm_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("midterm_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("remind_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "starts_on <= midterm_on AND midterm_on <= ends_on", name=op.f("ck_personal_programmes_period")
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnerships.id"],
            name=op.f("fk_personal_programmes_partnership_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personal_programmes")),
        sa.UniqueConstraint("partnership_id", name=op.f("uq_personal_programmes_partnership_id")),
    )
    op.create_index(
        "ix_personal_programmes_reviews",
        "personal_programmes",
        ["remind_on"],
        sqlite_where=EXPECTED,
        postgresql_where=EXPECTED,
    )
    op.create_table(
        "personal_actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("personal_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("doer", _one_of("doer", "mentor", "mentee", "both"), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        *_part_of_a_programme("personal_actions"),
    )
    op.create_index(op.f("ix_personal_actions_personal_id"), "personal_actions", ["personal_id"])
    op.create_table(
        "personal_goals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("personal_id", sa.Integer(), nullable=False),
        sa.Column("deficit_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["deficit_id"], ["deficits.id"], name=op.f("fk_personal_goals_deficit_id"), ondelete="SET NULL"
        ),
        *_part_of_a_programme("personal_goals"),
    )
    op.create_index(op.f("ix_personal_goals_personal_id"), "personal_goals", ["personal_id"])
    op.create_table(
        "personal_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("personal_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", _one_of("word_kind", "expects", "change", "midterm", "end"), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        *_of_a_member("personal_words"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personal_words")),
        sa.UniqueConstraint(
            "personal_id", "person_id", "kind", name=op.f("uq_personal_words_personal_id_person_id_kind")
        ),
    )
    op.create_index(op.f("ix_personal_words_person_id"), "personal_words", ["person_id"])
    op.create_table(
        "personal_yeses",
        sa.Column("personal_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        *_of_a_member("personal_yeses"),
        sa.PrimaryKeyConstraint("personal_id", "person_id", name=op.f("pk_personal_yeses")),
    )
    op.create_index(op.f("ix_personal_yeses_person_id"), "personal_yeses", ["person_id"])
    op.create_table(
        "goal_reviews",
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.Column("review", _one_of("review", "midterm", "end"), nullable=False),
        sa.Column("outcome", _one_of("goal_outcome", "reached", "partly", "not_yet"), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"], ["people.id"], name=op.f("fk_goal_reviews_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["goal_id"], ["personal_goals.id"], name=op.f("fk_goal_reviews_goal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("goal_id", "review", name=op.f("pk_goal_reviews")),
    )
    with op.batch_alter_table("assignments") as batch_op:
        batch_op.add_column(sa.Column("personal_action_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("set_aside", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.create_unique_constraint(
            batch_op.f("uq_assignments_personal_action_id_person_id"), ["personal_action_id", "person_id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_assignments_personal_action_id"),
            "personal_actions",
            ["personal_action_id"],
            ["id"],
            ondelete="CASCADE",
        )


def downgrade() -> None:
    with op.batch_alter_table("assignments") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_assignments_personal_action_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("uq_assignments_personal_action_id_person_id"), type_="unique")
        batch_op.drop_column("set_aside")
        batch_op.drop_column("personal_action_id")
    for table in (
        "goal_reviews",
        "personal_yeses",
        "personal_words",
        "personal_goals",
        "personal_actions",
        "personal_programmes",
    ):
        op.drop_table(table)


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=24)


def _part_of_a_programme(table: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.ForeignKeyConstraint(
            ["by_id"], ["people.id"], name=op.f(f"fk_{table}_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["personal_id"], [OF_PROGRAMME], name=op.f(f"fk_{table}_personal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _of_a_member(table: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f(f"fk_{table}_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["personal_id"], [OF_PROGRAMME], name=op.f(f"fk_{table}_personal_id"), ondelete="CASCADE"
        ),
    )
