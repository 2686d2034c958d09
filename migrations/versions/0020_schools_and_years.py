"""Schools' other writings, teams; reviews, orders, roll-over of programmes; why a part ended

Revision ID: 0020
Revises: 0081
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0081"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "school_aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("key", sa.String(length=400), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipalities.id"],
            name=op.f("fk_school_aliases_municipality_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["schools.id"], name=op.f("fk_school_aliases_school_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_aliases")),
        sa.UniqueConstraint("municipality_id", "key", name=op.f("uq_school_aliases_municipality_id_key")),
    )
    op.create_index("ix_school_aliases_school_id", "school_aliases", ["school_id"])
    op.create_table(
        "teams",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("deficit_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["deficit_id"], ["deficits.id"], name=op.f("fk_teams_deficit_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_teams_programme_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["schools.id"], name=op.f("fk_teams_school_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
        sa.UniqueConstraint("programme_id", "name", name=op.f("uq_teams_programme_id_name")),
    )
    op.create_index("ix_teams_school_id", "teams", ["school_id"])
    op.create_table(
        "team_members",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_team_members_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_team_members_team_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("team_id", "person_id", name=op.f("pk_team_members")),
    )
    op.create_index("ix_team_members_person_id", "team_members", ["person_id"])
    with op.batch_alter_table("memberships") as batch_op:
        batch_op.add_column(sa.Column("end_reason", sa.String(length=500), nullable=False, server_default=""))
    with op.batch_alter_table("programmes") as batch_op:
        # Programmes that run already were made without this rule.
        batch_op.add_column(
            sa.Column("across_schools", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        batch_op.add_column(sa.Column("interim_review_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("final_review_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("order_number", sa.String(length=60), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("order_date", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("previous_id", sa.Integer(), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_programmes_previous_id"), ["previous_id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_programmes_previous_id"),
            "programmes",
            ["previous_id"],
            ["id"],
            ondelete="SET NULL",
        )
    with op.batch_alter_table("school_partnerships") as batch_op:
        batch_op.add_column(sa.Column("ended_on", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("school_partnerships") as batch_op:
        batch_op.drop_column("ended_on")
    with op.batch_alter_table("programmes") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_programmes_previous_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("uq_programmes_previous_id"), type_="unique")
        batch_op.drop_column("previous_id")
        batch_op.drop_column("order_date")
        batch_op.drop_column("order_number")
        batch_op.drop_column("final_review_on")
        batch_op.drop_column("interim_review_on")
        batch_op.drop_column("across_schools")
    with op.batch_alter_table("memberships") as batch_op:
        batch_op.drop_column("end_reason")
    op.drop_table("team_members")
    op.drop_table("teams")
    op.drop_table("school_aliases")
