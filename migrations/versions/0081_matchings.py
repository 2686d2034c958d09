"""Mentors' questionnaires and training; proposals of partnerships

Revision ID: 0081
Revises: 0041
"""

import sqlalchemy as sa
from alembic import op

revision = "0081"
down_revision = "0041"
branch_labels = None
depends_on = None

WEIGHTS = ("ignored", "preferred", "required")


def upgrade() -> None:
    op.create_table(
        "matching_wishes",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column(
            "deficits",
            sa.Enum(*WEIGHTS, name="deficits_weight", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column(
            "subject",
            sa.Enum(*WEIGHTS, name="subject_weight", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column(
            "schools",
            sa.Enum(*WEIGHTS, name="schools_weight", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("training", sa.Boolean(), nullable=False),
        sa.Column("training_by_mentor", sa.Boolean(), nullable=False),
        sa.Column("even", sa.Boolean(), nullable=False),
        sa.Column("only_registered", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_matching_wishes_programme_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("programme_id", name=op.f("pk_matching_wishes")),
    )
    op.create_table(
        "matchings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "scheduled",
                "published",
                "dropped",
                name="matching_state",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("runs", sa.Integer(), nullable=False),
        sa.Column("matched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("publish_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_matchings_account_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_matchings_programme_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matchings")),
    )
    op.create_index(op.f("ix_matchings_account_id"), "matchings", ["account_id"], unique=False)
    op.create_index(
        "ix_matchings_due",
        "matchings",
        ["publish_at"],
        unique=False,
        sqlite_where=sa.text("state = 'scheduled'"),
        postgresql_where=sa.text("state = 'scheduled'"),
    )
    op.create_index(op.f("ix_matchings_programme_id"), "matchings", ["programme_id"], unique=False)
    op.create_index(
        "uq_matchings_open",
        "matchings",
        ["programme_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('draft', 'scheduled')"),
        postgresql_where=sa.text("state IN ('draft', 'scheduled')"),
    )
    op.create_table(
        "matching_away",
        sa.Column("matching_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["matching_id"], ["matchings.id"], name=op.f("fk_matching_away_matching_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_matching_away_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("matching_id", "person_id", name=op.f("pk_matching_away")),
    )
    op.create_index(op.f("ix_matching_away_person_id"), "matching_away", ["person_id"], unique=False)
    op.create_table(
        "mentor_profiles",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("marked", sa.Boolean(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column(
            "place",
            sa.Enum(
                "in_person",
                "online",
                "both",
                name="meeting_place",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("subjects", sa.String(length=500), nullable=False),
        sa.Column("words", sa.String(length=1000), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("trained_on", sa.Date(), nullable=True),
        sa.Column("certificate", sa.String(length=60), nullable=False),
        sa.CheckConstraint("capacity BETWEEN 0 AND 5", name=op.f("ck_mentor_profiles_capacity")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_mentor_profiles_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_mentor_profiles_programme_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("programme_id", "person_id", name=op.f("pk_mentor_profiles")),
    )
    op.create_index(op.f("ix_mentor_profiles_person_id"), "mentor_profiles", ["person_id"], unique=False)
    op.create_index(
        "ix_mentor_profiles_waiting",
        "mentor_profiles",
        ["person_id"],
        unique=False,
        sqlite_where=sa.text("asked_at IS NOT NULL AND told_at IS NULL"),
        postgresql_where=sa.text("asked_at IS NOT NULL AND told_at IS NULL"),
    )
    op.create_table(
        "matching_places",
        sa.Column("matching_id", sa.Integer(), nullable=False),
        sa.Column("mentee_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=True),
        sa.Column("was_mentor_id", sa.Integer(), nullable=True),
        sa.Column("compared", sa.Boolean(), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.Column("grounds", sa.JSON(), nullable=False),
        sa.Column(
            "why",
            sa.Enum(
                "no_mentors",
                "not_again",
                "no_subject",
                "no_deficit",
                "no_school",
                "not_trained",
                "busy",
                "by_hand",
                "gone",
                "paired",
                "mentor_gone",
                name="unplaced",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["matching_id"], ["matchings.id"], name=op.f("fk_matching_places_matching_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mentee_id"], ["people.id"], name=op.f("fk_matching_places_mentee_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["people.id"], name=op.f("fk_matching_places_mentor_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnerships.id"],
            name=op.f("fk_matching_places_partnership_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["was_mentor_id"],
            ["people.id"],
            name=op.f("fk_matching_places_was_mentor_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("matching_id", "mentee_id", name=op.f("pk_matching_places")),
    )
    op.create_index(op.f("ix_matching_places_mentee_id"), "matching_places", ["mentee_id"], unique=False)
    op.create_index(op.f("ix_matching_places_mentor_id"), "matching_places", ["mentor_id"], unique=False)
    op.create_index(
        op.f("ix_matching_places_partnership_id"), "matching_places", ["partnership_id"], unique=False
    )
    op.create_index(
        op.f("ix_matching_places_was_mentor_id"), "matching_places", ["was_mentor_id"], unique=False
    )


def downgrade() -> None:
    op.drop_table("matching_places")
    op.drop_table("mentor_profiles")
    op.drop_table("matching_away")
    op.drop_table("matchings")
    op.drop_table("matching_wishes")
