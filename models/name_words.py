"""The words of people's and schools' names, so that one is found by how they begin without a look at all.

Triggers keep them after `people.sort_key` and `schools.words`, whatever changes these: a service, a bare
statement, a cascade.
"""

from dataclasses import dataclass
from functools import reduce

from sqlalchemy import Connection, ForeignKey, Index, String, inspect, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.standings import DERIVED

BETWEEN = "-‐‑–()'’ʼ`\"«».,"
"""Beside a space, what a word of a name begins after: О’Нил, Салтыкова-Щедрина, Орлова (Петрова)."""
LENGTH = 610
WORD = String(LENGTH).with_variant(String(LENGTH, collation="C"), "postgresql")
"""On PostgreSQL it sorts by code points, as on SQLite."""


class NameWord(Base):
    """A folded word of somebody's name."""

    __tablename__ = "name_words"
    __table_args__ = (Index("ix_name_words_of_person", "person_id", "word"), {"info": DERIVED})

    municipality_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    word: Mapped[str] = mapped_column(WORD, primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )


class SchoolWord(Base):
    """A folded word of a school's name."""

    __tablename__ = "school_words"
    __table_args__ = (Index("ix_school_words_of_school", "school_id", "word"), {"info": DERIVED})

    municipality_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    word: Mapped[str] = mapped_column(WORD, primary_key=True)
    school_id: Mapped[int] = mapped_column(
        ForeignKey("schools.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """A table of words: after which column of which table, and how it names that table's rows."""

    table: str
    source: str
    key: str
    owner: str


_TABLES = (
    _Words("name_words", "people", "sort_key", "person_id"),
    _Words("school_words", "schools", "words", "school_id"),
)


def unmake(connection: Connection) -> None:
    """Take the triggers away before the schema changes."""
    for words in _TABLES:
        if connection.dialect.name == "sqlite":
            for happens in ("insert", "update"):
                connection.execute(text(f"DROP TRIGGER IF EXISTS {words.table}_{happens}"))
        else:
            connection.execute(text(f"DROP FUNCTION IF EXISTS {words.table}_follow() CASCADE"))


def make(connection: Connection) -> None:
    """Take all names apart anew, and set the triggers; nothing in a schema without the tables."""
    on_sqlite = connection.dialect.name == "sqlite"
    for words in _TABLES:
        if not inspect(connection).has_table(words.table):
            continue
        connection.execute(text(f"DELETE FROM {words.table}"))  # noqa: S608 (our own names)
        connection.exec_driver_sql(_put_in(words, "r", on_sqlite, f"{words.source} r, "))
        for statement in _on_sqlite(words) if on_sqlite else _on_postgresql(words):
            connection.exec_driver_sql(statement)


def _put_in(words: _Words, row: str, on_sqlite: bool, source: str = "") -> str:
    """The statement that puts in the words of `row` (of each of `source`)."""
    name = f"{row}.{words.key}"
    if on_sqlite:
        key = reduce(lambda key, sign: f"replace({key}, {_quoted(sign)}, ' ')", BETWEEN, name)
        # The key as a list in JSON, a word each.
        split = f"""json_each('[' || replace(json_quote({key}), ' ', '","') || ']') w"""
    else:
        key = f"translate({name}, {_quoted(BETWEEN)}, '{' ' * len(BETWEEN)}')"
        split = f"regexp_split_to_table({key}, ' ') w (value)"
    return f"""INSERT INTO {words.table} (municipality_id, word, {words.owner})
SELECT DISTINCT {row}.municipality_id, w.value, {row}.id FROM {source}{split} WHERE w.value <> ''"""  # noqa: S608 (our own names)


def _quoted(signs: str) -> str:
    return "'" + signs.replace("'", "''") + "'"


def _take_out(words: _Words) -> str:
    return f"DELETE FROM {words.table} WHERE {words.owner} = NEW.id;"  # noqa: S608 (our own names)


def _after_update(words: _Words) -> str:
    return f"AFTER UPDATE OF {words.key}, municipality_id ON {words.source}"


def _on_sqlite(words: _Words) -> list[str]:
    put_in, table = _put_in(words, "NEW", on_sqlite=True), words.table
    return [
        f"CREATE TRIGGER {table}_insert AFTER INSERT ON {words.source} BEGIN {put_in}; END",
        f"CREATE TRIGGER {table}_update {_after_update(words)} BEGIN {_take_out(words)} {put_in}; END",
    ]


def _on_postgresql(words: _Words) -> list[str]:
    put_in, table = _put_in(words, "NEW", on_sqlite=False), words.table
    call = f"FOR EACH ROW EXECUTE FUNCTION {table}_follow()"
    return [
        (
            f"CREATE FUNCTION {table}_follow() RETURNS trigger AS $$ BEGIN"
            f" IF TG_OP = 'UPDATE' THEN {_take_out(words)} END IF; {put_in};"
            " RETURN NULL; END $$ LANGUAGE plpgsql"
        ),
        f"CREATE TRIGGER {table}_insert AFTER INSERT ON {words.source} {call}",
        f"CREATE TRIGGER {table}_update {_after_update(words)} {call}",
    ]
