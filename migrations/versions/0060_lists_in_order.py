"""Lists of people and partnerships by an index: the folded name is stored

Revision ID: 0060
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0010"
branch_labels = None
depends_on = None

LENGTH = 610
WRITTEN = sa.text("roster_mentor <> ''")


def upgrade() -> None:
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("sort_key", sa.String(length=LENGTH), nullable=False, server_default="")
        )
        batch_op.drop_index("ix_people_by_name")
    with op.batch_alter_table("partnerships", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("sort_key", sa.String(length=LENGTH), nullable=False, server_default="")
        )
        batch_op.drop_index("ix_partnerships_of_programme")
    _fill()
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.create_index("ix_people_in_order", ["municipality_id", "sort_key", "id"], unique=False)
        batch_op.create_index(
            "ix_people_in_state", ["municipality_id", "state", "sort_key", "id"], unique=False
        )
        batch_op.create_index(
            "ix_people_with_written_mentor",
            ["municipality_id", "id"],
            unique=False,
            sqlite_where=WRITTEN,
            postgresql_where=WRITTEN,
        )
    with op.batch_alter_table("partnerships", schema=None) as batch_op:
        batch_op.create_index(
            "ix_partnerships_in_order", ["programme_id", "state", "sort_key", "id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("partnerships", schema=None) as batch_op:
        batch_op.drop_index("ix_partnerships_in_order")
        batch_op.drop_column("sort_key")
        batch_op.create_index("ix_partnerships_of_programme", ["programme_id", "state"], unique=False)
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_index("ix_people_with_written_mentor", sqlite_where=WRITTEN, postgresql_where=WRITTEN)
        batch_op.drop_index("ix_people_in_state")
        batch_op.drop_index("ix_people_in_order")
        batch_op.drop_column("sort_key")
        batch_op.create_index(
            "ix_people_by_name", ["municipality_id", "surname", "name", "patronymic"], unique=False
        )


def _sort_key() -> sa.Column[str]:
    return sa.Column("sort_key", sa.String(length=LENGTH), nullable=False, server_default="")


def _fill() -> None:
    connection = op.get_bind()
    people = sa.table(
        "people",
        sa.column("id", sa.Integer),
        sa.column("surname", sa.String),
        sa.column("name", sa.String),
        sa.column("patronymic", sa.String),
        sa.column("sort_key", sa.String),
    )
    partnerships = sa.table(
        "partnerships", sa.column("mentor_id", sa.Integer), sa.column("sort_key", sa.String)
    )
    columns = (people.c.id, people.c.surname, people.c.name, people.c.patronymic)
    rows = connection.execute(sa.select(*columns)).all()
    if rows:
        connection.execute(
            people.update().where(people.c.id == sa.bindparam("person")).values(sort_key=sa.bindparam("key")),
            [{"person": row[0], "key": _folded(*row[1:])} for row in rows],
        )
    of_mentor = sa.select(people.c.sort_key).where(people.c.id == partnerships.c.mentor_id)
    connection.execute(partnerships.update().values(sort_key=of_mentor.scalar_subquery()))


def _folded(*parts: str) -> str:
    """As the program folded names when this was written: case, «ё» and spaces tell nobody apart."""
    return " ".join(" ".join(parts).casefold().replace("ё", "е").split())[:LENGTH]
