"""How far everybody has come, and how many that are: kept by the database itself, so that no screen counts.

`standings` has a row for each person with a part in a programme that has no end; `tallies` add them up by
school and step. Triggers keep both, whatever changes a row: a service, a bare statement, a cascade; on
PostgreSQL they do it when the transaction commits.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, Index, String, inspect, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base

DERIVED = {"derived": True}
"""Marks tables that follow from others: they are made anew, never copied."""
UNFOLDED = text("folded = false")
EVERYBODY = -1
"""In a school's place: the sum over all schools, of what has been folded."""
SETTLING = 5_072_026
"""The number of the lock of PostgreSQL that nothing else takes."""


KEPT = ("school_id", "stage", "reach", "to_pair")
"""What is kept of each person, and added up by."""
OF_PERSON = (*KEPT, "waits")
"""What is kept of each person alone, besides."""
WAITING = text("waits = true")
_COLUMNS, _BUT_SCHOOL = ", ".join(KEPT), ", ".join(KEPT[1:])


class Standing(Base):
    """`school_id` 0: of no school. `reach`: 0 without an account, 1 can be written to, 2 cannot.

    `to_pair`: a mentor or mentee, so somebody is to work with them; who only runs a school or looks is not.
    `waits`: the roster names a mentor for them, and in this programme they have none.
    """

    __tablename__ = "standings"
    # No foreign keys: rows go with the memberships they follow from.
    __table_args__ = (
        Index("ix_standings_at_stage", "programme_id", "stage", "person_id"),
        Index("ix_standings_in_reach", "programme_id", "reach", "person_id"),
        Index(
            "ix_standings_waiting",
            "programme_id",
            "person_id",
            sqlite_where=WAITING,
            postgresql_where=WAITING,
        ),
        {"info": DERIVED},
    )

    programme_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    school_id: Mapped[int]
    stage: Mapped[str] = mapped_column(String(16))
    reach: Mapped[int]
    to_pair: Mapped[bool]
    waits: Mapped[bool]


class Tally(Base):
    """So many people more (or fewer) of a school at a step.

    Changes are added as rows of their own, which nobody waits for; now and then they are folded together.
    """

    __tablename__ = "tallies"
    __table_args__ = (
        Index("ix_tallies_of_programme", "programme_id", *KEPT, "people"),
        Index("ix_tallies_unfolded", "id", sqlite_where=UNFOLDED, postgresql_where=UNFOLDED),
        {"info": DERIVED},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int]
    school_id: Mapped[int]
    stage: Mapped[str] = mapped_column(String(16))
    reach: Mapped[int]
    to_pair: Mapped[bool]
    people: Mapped[int]
    folded: Mapped[bool] = mapped_column(default=False)


def unmake(connection: Connection) -> None:
    """Take the triggers away before the schema changes: a table that is made anew must not wake them."""
    if connection.dialect.name == "sqlite":
        for kind, name in connection.execute(
            text("SELECT type, name FROM sqlite_master WHERE name LIKE 'standing^_%' ESCAPE '^'")
        ).all():
            connection.execute(text(f"DROP {kind} IF EXISTS {name}"))
    else:
        for function in ("standing_refresh(integer, integer)", "standing_count()", *_FUNCTIONS):
            connection.execute(text(f"DROP FUNCTION IF EXISTS {function} CASCADE"))


def make(connection: Connection) -> None:
    """Count everything anew, and set the triggers; nothing in a schema without these tables."""
    if not inspect(connection).has_table(Tally.__tablename__):
        return
    for statement in ("DELETE FROM tallies", "DELETE FROM standings", _FILL, _ADD_UP):
        connection.execute(text(statement))
    for statement in _on_sqlite() if connection.dialect.name == "sqlite" else _on_postgresql():
        connection.exec_driver_sql(statement)


def _stands(programme: str, person: str, source: str = "people p") -> str:
    """The standing of a person (both are SQL) in a programme; as `services/people/listing.py` has it."""
    living = f"s.programme_id = {programme} AND s.state <> 'closed'"
    led = (
        "EXISTS (SELECT 1 FROM partnership_mentees e WHERE e.person_id = p.id AND EXISTS ("  # noqa: S608
        f"SELECT 1 FROM partnerships s WHERE s.id = e.partnership_id AND {living}))"
    )
    parts = f"SELECT 1 FROM memberships m WHERE m.programme_id = {programme} AND m.person_id = p.id"  # noqa: S608
    return f"""
SELECT {programme} AS programme_id, p.id AS person_id, coalesce(p.school_id, 0) AS school_id,
CASE
    WHEN p.state = 'registered' AND (
        EXISTS (SELECT 1 FROM partnerships s WHERE s.mentor_id = p.id AND {living})
        OR {led}
    ) THEN 'paired'
    WHEN p.state IN ('registered', 'consented') THEN p.state
    WHEN EXISTS (SELECT 1 FROM invitations i WHERE i.programme_id = {programme} AND i.person_id = p.id
        AND i.revoked_at IS NULL AND i.opened_at IS NOT NULL) THEN 'opened'
    ELSE 'imported'
END AS stage,
CASE WHEN a.id IS NULL THEN 0 WHEN a.reachable THEN 1 ELSE 2 END AS reach,
EXISTS ({parts} AND m.role IN ('mentor', 'mentee') AND m.ends_on IS NULL) AS to_pair,
p.roster_mentor <> '' AND p.state <> 'withdrawn' AND NOT {led} AS waits
FROM {source} LEFT JOIN accounts a ON a.id = p.account_id
WHERE p.id = {person} AND EXISTS ({parts} AND m.role <> 'methodist' AND m.ends_on IS NULL)"""  # noqa: S608 (our own names)


_INTO = f"INSERT INTO standings (programme_id, person_id, {', '.join(OF_PERSON)})"
_PARTS = "(SELECT DISTINCT programme_id, person_id FROM memberships WHERE role <> 'methodist') w"
_FILL = _INTO + _stands("w.programme_id", "w.person_id", f"{_PARTS} CROSS JOIN people p")
_ADD_UP = f"""INSERT INTO tallies (programme_id, {_COLUMNS}, people, folded)
SELECT programme_id, {_COLUMNS}, count(*), true FROM standings GROUP BY programme_id, {_COLUMNS}
UNION ALL
SELECT programme_id, {EVERYBODY}, {_BUT_SCHOOL}, count(*), true FROM standings
GROUP BY programme_id, {_BUT_SCHOOL}"""  # noqa: S608 (our own names)


def _refresh(programme: str, person: str) -> str:
    """Two statements: take a standing away that is not so any more, put in what is so now."""
    now = _stands(programme, person)
    this = f"programme_id = {programme} AND person_id = {person}"
    same = " AND ".join(f"n.{column} = standings.{column}" for column in OF_PERSON)
    return f"""
DELETE FROM standings WHERE {this} AND NOT EXISTS (SELECT 1 FROM ({now}) n
    WHERE {same});
{_INTO} SELECT n.programme_id, n.person_id, {", ".join(f"n.{column}" for column in OF_PERSON)} FROM ({now}) n
    WHERE NOT EXISTS (SELECT 1 FROM standings WHERE {this});"""  # noqa: S608 (our own names)


@dataclass(frozen=True, slots=True)
class _Source:
    """A table whose changes move standings: on which of its columns, and whose they are (SQL with {row})."""

    table: str
    columns: str
    whose: str
    events: tuple[str, ...] = ("INSERT", "UPDATE", "DELETE")


_OF_PERSON = "SELECT programme_id, person_id FROM memberships WHERE person_id = {row}."
_SOURCES = (
    _Source("memberships", "role, ends_on", "SELECT {row}.programme_id, {row}.person_id"),
    _Source("people", "state, school_id, account_id, roster_mentor", f"{_OF_PERSON}id", ("UPDATE",)),
    _Source(
        "accounts",
        "reachable",
        "SELECT m.programme_id, m.person_id FROM people p JOIN memberships m ON m.person_id = p.id"
        " WHERE p.account_id = {row}.id",
        ("UPDATE",),
    ),
    _Source("invitations", "opened_at, revoked_at", "SELECT {row}.programme_id, {row}.person_id"),
    _Source(
        "partnerships",
        "state, mentor_id",
        "SELECT programme_id, person_id FROM memberships WHERE programme_id = {row}.programme_id"
        " AND person_id IN (SELECT {row}.mentor_id UNION ALL"
        " SELECT person_id FROM partnership_mentees WHERE partnership_id = {row}.id)",
    ),
    # Of a partnership that goes with its mentees the programme is not known any more.
    _Source("partnership_mentees", "person_id", f"{_OF_PERSON}person_id"),
)
_ROWS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
_FUNCTIONS = tuple(f"standing_of_{source.table}()" for source in _SOURCES)


def _counting(row: str, people: int) -> str:
    values = ", ".join(f"{row}.{column}" for column in ("programme_id", *KEPT))
    into = f"INSERT INTO tallies (programme_id, {_COLUMNS}, people, folded)"
    return f"{into} VALUES ({values}, {people}, false);"


def _on_sqlite() -> list[str]:
    """A view stands in for a function: what is inserted into it is refreshed."""
    made = [
        "CREATE VIEW standing_changes AS SELECT programme_id, person_id FROM standings",
        (
            "CREATE TRIGGER standing_refresh INSTEAD OF INSERT ON standing_changes BEGIN"
            f"{_refresh('NEW.programme_id', 'NEW.person_id')} END"
        ),
        f"CREATE TRIGGER standing_comes AFTER INSERT ON standings BEGIN {_counting('NEW', 1)} END",
        f"CREATE TRIGGER standing_goes AFTER DELETE ON standings BEGIN {_counting('OLD', -1)} END",
    ]
    for source in _SOURCES:
        for happens in source.events:
            rows = (source.whose.format(row=row) for row in _ROWS[happens])
            body = " ".join(f"INSERT INTO standing_changes {whose};" for whose in rows)
            when = f"UPDATE OF {source.columns}" if happens == "UPDATE" else happens
            name = f"standing_{source.table}_{happens.lower()}"
            made.append(f"CREATE TRIGGER {name} AFTER {when} ON {source.table} BEGIN {body} END")
    return made


def _on_postgresql() -> list[str]:
    """What has changed is counted when the transaction commits, one transaction after the other.

    So the later of two at once sees what both have changed. Who waits for this lock asks for no other after
    it: two transactions can't wait for each other here, whatever rows each has changed, in whatever order.
    """
    made = [
        (
            "CREATE FUNCTION standing_refresh(programme integer, person integer) RETURNS void AS $$ BEGIN"
            f" PERFORM pg_advisory_xact_lock({SETTLING});"
            f"{_refresh('programme', 'person')} END $$ LANGUAGE plpgsql"
        ),
        (
            "CREATE FUNCTION standing_count() RETURNS trigger AS $$ BEGIN"
            f" IF TG_OP = 'INSERT' THEN {_counting('NEW', 1)} ELSE {_counting('OLD', -1)} END IF;"
            " RETURN NULL; END $$ LANGUAGE plpgsql"
        ),
        (
            "CREATE TRIGGER standing_count AFTER INSERT OR DELETE ON standings"
            " FOR EACH ROW EXECUTE FUNCTION standing_count()"
        ),
    ]
    for source, function in zip(_SOURCES, _FUNCTIONS, strict=True):
        calls = {
            row: "PERFORM standing_refresh(w.programme_id, w.person_id)"
            f" FROM ({source.whose.format(row=row)}) w (programme_id, person_id);"
            for row in ("OLD", "NEW")
        }
        events = " OR ".join(
            f"UPDATE OF {source.columns}" if happens == "UPDATE" else happens for happens in source.events
        )
        made += [
            (
                f"CREATE FUNCTION {function} RETURNS trigger AS $$ BEGIN"
                f" IF TG_OP <> 'INSERT' THEN {calls['OLD']} END IF;"
                f" IF TG_OP <> 'DELETE' THEN {calls['NEW']} END IF;"
                " RETURN NULL; END $$ LANGUAGE plpgsql"
            ),
            (
                f"CREATE CONSTRAINT TRIGGER {function[:-2]} AFTER {events} ON {source.table}"
                f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {function}"
            ),
        ]
    return made
