"""The words of people's names, so that somebody is found by how one begins without going through everybody.

Triggers keep them after `people.sort_key`, whatever changes it: a service, a bare statement, a cascade.
"""

import re
from functools import reduce

from sqlalchemy import Connection, ForeignKey, Index, String, inspect, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.people import name_key
from models.standings import DERIVED

BETWEEN = "-‐‑–()'’ʼ`\"«».,"
"""Beside a space, what a word of a name begins after: О’Нил, Салтыкова-Щедрина, Орлова (Петрова)."""
LENGTH = 610


class NameWord(Base):
    """A folded word of somebody's name. On PostgreSQL it sorts by code points, as on SQLite."""

    __tablename__ = "name_words"
    __table_args__ = (Index("ix_name_words_of_person", "person_id", "word"), {"info": DERIVED})

    municipality_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    word: Mapped[str] = mapped_column(
        String(LENGTH).with_variant(String(LENGTH, collation="C"), "postgresql"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )


def words_of(name: str) -> list[str]:
    """The words of a name or of what somebody is looked for by, as the table has them."""
    return re.findall(r"[^\W_]+", name_key(name))


def unmake(connection: Connection) -> None:
    """Take the triggers away before the schema changes."""
    if connection.dialect.name == "sqlite":
        for happens in ("insert", "update"):
            connection.execute(text(f"DROP TRIGGER IF EXISTS name_words_{happens}"))
    else:
        connection.execute(text("DROP FUNCTION IF EXISTS name_words_follow() CASCADE"))


def make(connection: Connection) -> None:
    """Take all names apart anew, and set the triggers; nothing in a schema without the table."""
    if not inspect(connection).has_table(NameWord.__tablename__):
        return
    on_sqlite = connection.dialect.name == "sqlite"
    connection.execute(text("DELETE FROM name_words"))
    connection.exec_driver_sql(_put_in("p", on_sqlite, "people p, "))
    for statement in _on_sqlite() if on_sqlite else _on_postgresql():
        connection.exec_driver_sql(statement)


def _put_in(row: str, on_sqlite: bool, source: str = "") -> str:
    """The statement that puts in the words of `row` (of each of `source`)."""
    if on_sqlite:
        key = reduce(lambda key, sign: f"replace({key}, {_quoted(sign)}, ' ')", BETWEEN, f"{row}.sort_key")
        # The key as a list in JSON, a word each.
        split = f"""json_each('[' || replace(json_quote({key}), ' ', '","') || ']') w"""
    else:
        key = f"translate({row}.sort_key, {_quoted(BETWEEN)}, '{' ' * len(BETWEEN)}')"
        split = f"regexp_split_to_table({key}, ' ') w (value)"
    return f"""INSERT INTO name_words (municipality_id, word, person_id)
SELECT DISTINCT {row}.municipality_id, w.value, {row}.id FROM {source}{split} WHERE w.value <> ''"""  # noqa: S608 (our own names)


def _quoted(signs: str) -> str:
    return "'" + signs.replace("'", "''") + "'"


_TAKE_OUT = "DELETE FROM name_words WHERE person_id = NEW.id;"
_AFTER_UPDATE = "AFTER UPDATE OF sort_key, municipality_id ON people"


def _on_sqlite() -> list[str]:
    put_in = _put_in("NEW", on_sqlite=True)
    return [
        f"CREATE TRIGGER name_words_insert AFTER INSERT ON people BEGIN {put_in}; END",
        f"CREATE TRIGGER name_words_update {_AFTER_UPDATE} BEGIN {_TAKE_OUT} {put_in}; END",
    ]


def _on_postgresql() -> list[str]:
    put_in = _put_in("NEW", on_sqlite=False)
    call = "FOR EACH ROW EXECUTE FUNCTION name_words_follow()"
    return [
        (
            "CREATE FUNCTION name_words_follow() RETURNS trigger AS $$ BEGIN"
            f" IF TG_OP = 'UPDATE' THEN {_TAKE_OUT} END IF; {put_in}; RETURN NULL; END $$ LANGUAGE plpgsql"
        ),
        f"CREATE TRIGGER name_words_insert AFTER INSERT ON people {call}",
        f"CREATE TRIGGER name_words_update {_AFTER_UPDATE} {call}",
    ]
