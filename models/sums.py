"""How many of a survey's people have answered, of a broadcast's messages have arrived: added up by triggers,
whatever changes a row, so that no screen counts.

What is kept carries no person and no moment. On SQLite, where one writes at a time, a sum is changed in its
place. On PostgreSQL each statement adds what it has changed as a row of its own (`change` is a random number,
0 in a sum), for which nobody waits; now and then they are folded into the sums (`services/sums.py`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import BigInteger, Connection, Index, String, inspect, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.standings import DERIVED

ASKED, RECIPIENTS, MESSAGES = "asked", "recipients", "messages"
"""What is counted: a survey's people, a broadcast's people, a broadcast's messages."""
UNANSWERED, ANSWERED, LEFT = "unanswered", "answered", "left"
READ, LEFT_OUT, LEFT_OUT_AND_READ = "read", "left_out", "both"
NOTED = "noted"
"""The sender's word for a message that could only be noted as withdrawn, and the kind of such messages."""
UNCOUNTED = "uncounted"
"""On SQLite the kind of a mark: of this broadcast's messages nothing is kept."""
TO_FOLD = text("change <> 0")
UNDER_WAY = "('pending', 'held', 'claimed', 'sending')"


class Sum(Base):
    """So many of what is counted, of a survey or a broadcast, are of a kind; or so many more or fewer."""

    __tablename__ = "sums"
    # No foreign keys: rows follow from those that are counted.
    __table_args__ = (
        Index("ix_sums_to_fold", "what", "of_id", sqlite_where=TO_FOLD, postgresql_where=TO_FOLD),
        {"info": DERIVED, "sqlite_with_rowid": False},
    )

    what: Mapped[str] = mapped_column(String(16), primary_key=True)
    of_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    change: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    number: Mapped[int]


@dataclass(frozen=True, slots=True)
class _Counted:
    """A table that is counted by `of` and by kind (SQL with {row}; NULL: not at all), which follow from
    `columns`."""

    what: str
    table: str
    of: str
    kind: str
    columns: str

    def kind_of(self, row: str) -> str:
        """SQL: the kind of a row, NULL when it is not counted."""
        return f"CASE WHEN {row}.{self.of} IS NOT NULL THEN {self.kind.format(row=row)} END"


_MESSAGES = _Counted(
    MESSAGES,
    "outbox",
    "broadcast_id",
    "CASE WHEN {row}.status = 'sent' AND {row}.reason = '" + NOTED + "' THEN '" + NOTED + "'"
    " ELSE {row}.status END",
    "broadcast_id, status, reason",
)
_COUNTED = (
    _Counted(
        ASKED,
        "participations",
        "survey_id",
        "CASE WHEN {row}.state IN ('named_part', 'finished') THEN '" + ANSWERED + "'"
        " WHEN {row}.state = 'left' THEN '" + LEFT + "' ELSE '" + UNANSWERED + "' END",
        "survey_id, state",
    ),
    _Counted(
        RECIPIENTS,
        "broadcast_recipients",
        "broadcast_id",
        "CASE WHEN {row}.left_out <> '' AND {row}.read_at IS NOT NULL THEN '" + LEFT_OUT_AND_READ + "'"
        " WHEN {row}.left_out <> '' THEN '" + LEFT_OUT + "'"
        " WHEN {row}.read_at IS NOT NULL THEN '" + READ + "' END",
        "broadcast_id, left_out, read_at",
    ),
)


def unmake(connection: Connection) -> None:
    """Take the triggers away before the schema changes."""
    if connection.dialect.name == "sqlite":
        for (name,) in connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'sum^_%' ESCAPE '^'")
        ).all():
            connection.execute(text(f"DROP TRIGGER {name}"))
    else:
        for counted in (*_COUNTED, _MESSAGES):
            connection.execute(text(f"DROP FUNCTION IF EXISTS sum_{counted.what}() CASCADE"))


def make(connection: Connection) -> None:
    """Set the triggers, and count everything anew; nothing in a schema without the table."""
    if not inspect(connection).has_table(Sum.__tablename__):
        return
    connection.execute(text("DELETE FROM sums"))
    # In this order: on PostgreSQL the triggers keep others from writing until the sums are committed.
    for statement in _on_sqlite() if connection.dialect.name == "sqlite" else _on_postgresql():
        connection.exec_driver_sql(statement)


def _count(counted: _Counted, only: str = "true") -> str:
    kind = counted.kind_of("r")
    return f"""INSERT INTO sums (what, of_id, kind, change, number)
SELECT '{counted.what}', r.{counted.of}, {kind}, 0, count(*) FROM {counted.table} r
WHERE {only} AND {kind} IS NOT NULL GROUP BY 2, 3"""  # noqa: S608 (our own names)


def _on_sqlite() -> Iterator[str]:
    for counted in _COUNTED:
        name, old, new = f"sum_{counted.what}", counted.kind_of("OLD"), counted.kind_of("NEW")
        gone, come = _adding(counted, "OLD", -1), _adding(counted, "NEW", 1)
        update = f"AFTER UPDATE OF {counted.columns} ON {counted.table}"
        changed = f"(OLD.{counted.of} IS NOT NEW.{counted.of} OR ({old}) IS NOT ({new}))"
        for named, when, if_, then in (
            ("comes", f"AFTER INSERT ON {counted.table}", f"({new}) IS NOT NULL", come),
            ("goes", f"AFTER DELETE ON {counted.table}", f"({old}) IS NOT NULL", gone),
            ("changes_from", update, f"{changed} AND ({old}) IS NOT NULL", gone),
            ("changes_to", update, f"{changed} AND ({new}) IS NOT NULL", come),
        ):
            yield f"CREATE TRIGGER {name}_{named} {when} WHEN {if_} BEGIN {then} END"
        yield _count(counted)
    yield from _messages_on_sqlite()


def _adding(counted: _Counted, row: str, number: int) -> str:
    # VALUES, not SELECT: in a trigger that would take a table of its own for every row.
    values = f"'{counted.what}', {row}.{counted.of}, {counted.kind_of(row)}, 0, {number}"
    into = f"INSERT INTO sums VALUES ({values})"  # noqa: S608 (our own names)
    return f"{into} ON CONFLICT DO UPDATE SET number = number + excluded.number;"


def _messages_on_sqlite() -> Iterator[str]:
    """Kept of broadcasts all of whose messages are at their ends, which they never leave.

    A trigger on their status, even one that does nothing, would cost the sender a fifth of its statements'
    time. So none is set there: a message that comes sets a mark, the tick counts once none is under way, and
    from then on those that go are taken off.
    """
    of = "what = 'messages' AND of_id = {row}.broadcast_id"
    old, new = of.format(row="OLD"), of.format(row="NEW")
    marked = f"EXISTS (SELECT 1 FROM sums WHERE {new} AND kind = '{UNCOUNTED}')"  # noqa: S608 (our own names)
    mark = f"""DELETE FROM sums WHERE {new};
INSERT INTO sums VALUES ('messages', NEW.broadcast_id, '{UNCOUNTED}', 1, 1);"""  # noqa: S608 (our own names)
    take_off = f"UPDATE sums SET number = number - 1 WHERE {old} AND kind = {_MESSAGES.kind_of('OLD')};"  # noqa: S608
    moves = "AFTER UPDATE OF broadcast_id ON outbox WHEN OLD.broadcast_id IS NOT NEW.broadcast_id"
    comes = f"NEW.broadcast_id IS NOT NULL AND NOT {marked}"
    yield f"CREATE TRIGGER sum_messages_comes AFTER INSERT ON outbox WHEN {comes} BEGIN {mark} END"
    yield f"CREATE TRIGGER sum_messages_goes AFTER DELETE ON outbox BEGIN {take_off} END"
    yield f"CREATE TRIGGER sum_messages_changes_from {moves} BEGIN {take_off} END"
    yield f"CREATE TRIGGER sum_messages_changes_to {moves} AND {comes} BEGIN {mark} END"
    running = f"SELECT broadcast_id FROM outbox WHERE status IN {UNDER_WAY} AND broadcast_id IS NOT NULL"  # noqa: S608
    marks = f"SELECT DISTINCT 'messages', broadcast_id, '{UNCOUNTED}', 1, 1 FROM ({running})"  # noqa: S608
    yield f"INSERT INTO sums {marks}"
    yield _count(_MESSAGES, f"r.broadcast_id NOT IN ({running})")


def _on_postgresql() -> Iterator[str]:
    for counted in (*_COUNTED, _MESSAGES):
        name = f"sum_{counted.what}"
        rows = {
            "INSERT": _changes(counted, "come", 1),
            "DELETE": _changes(counted, "gone", -1),
            "UPDATE": _changes(counted, "gone", -1) + " UNION ALL " + _changes(counted, "come", 1),
        }
        bodies = " ".join(
            f"IF TG_OP = '{happens}' THEN INSERT INTO sums (what, of_id, kind, change, number)"  # noqa: S608
            f" SELECT '{counted.what}', of_id, kind, (random() * 9e15)::bigint + 1, sum(number)"
            f" FROM ({changed}) c WHERE kind IS NOT NULL"
            " GROUP BY of_id, kind HAVING sum(number) <> 0; END IF;"
            for happens, changed in rows.items()
        )
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger AS $$ BEGIN {bodies} RETURN NULL; END $$"
            " LANGUAGE plpgsql"
        )
        for happens, tables in (
            ("INSERT", "NEW TABLE AS come"),
            ("DELETE", "OLD TABLE AS gone"),
            ("UPDATE", "OLD TABLE AS gone NEW TABLE AS come"),
        ):
            yield (
                f"CREATE TRIGGER {name}_{happens.lower()} AFTER {happens} ON {counted.table}"
                f" REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
            )
        yield _count(counted)


def _changes(counted: _Counted, rows: str, number: int) -> str:
    """SQL: each of the rows that a statement has changed, as what it adds."""
    return f"SELECT {counted.of} AS of_id, {counted.kind_of('r')} AS kind, {number} AS number FROM {rows} r"  # noqa: S608
