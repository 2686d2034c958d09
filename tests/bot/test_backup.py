"""A backup brings everything back, says when it is damaged, and moves to PostgreSQL."""

import asyncio
import gzip
import hashlib
import io
import json
import shutil
import tarfile
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text, update

from bot.cli.backup import DONE, REFUSED, backup, move_to, restore
from bot.cli.copying import count_all
from bot.config import Settings
from models import Base
from models.database import Database
from models.people import Account
from models.programmes import Programme
from tests.builders import NOW, a_district


def settings(folder: Path) -> Settings:
    return Settings(_env_file=None, data_dir=folder)


def counts(url: str) -> dict[str, int]:
    async def ask() -> dict[str, int]:
        database = Database(url)
        found = await count_all(database)
        await database.close()
        return found

    return asyncio.run(ask())


@pytest.fixture
def lived_in(tmp_path: Path, migrated_file: Path) -> Settings:
    """An installation with a district and a received file."""
    folder = tmp_path / "data"
    (folder / "files" / "ab").mkdir(parents=True)
    (folder / "files" / "ab" / "abcd").write_bytes(b"evidence")
    shutil.copy(migrated_file, folder / "svyazka.db")

    async def fill() -> None:
        database = Database(settings(folder).database)
        await a_district(database)
        await database.close()

    asyncio.run(fill())
    return settings(folder)


def test_a_backup_comes_back_whole(lived_in: Settings, tmp_path: Path) -> None:
    file, fresh = tmp_path / "b.tar.gz", settings(tmp_path / "fresh")
    assert backup(lived_in, file) == DONE
    assert restore(fresh, file) == DONE
    assert counts(fresh.database) == counts(lived_in.database)
    assert counts(fresh.database)["people"] == 1
    assert (fresh.data_dir / "files" / "ab" / "abcd").read_bytes() == b"evidence"


def test_a_backup_never_overwrites(lived_in: Settings, tmp_path: Path) -> None:
    (tmp_path / "b.tar.gz").write_text("precious")
    assert backup(lived_in, tmp_path / "b.tar.gz") == REFUSED
    assert (tmp_path / "b.tar.gz").read_text() == "precious"


@pytest.mark.parametrize("harm", ["cut", "flipped", "nonsense"])
def test_a_damaged_backup_is_refused_and_leaves_nothing(
    lived_in: Settings, tmp_path: Path, harm: str
) -> None:
    file = tmp_path / "b.tar.gz"
    backup(lived_in, file)
    if harm == "cut":
        file.write_bytes(file.read_bytes()[:2000])
    elif harm == "nonsense":
        file.write_bytes(b"not an archive")
    else:
        body = bytearray(gzip.decompress(file.read_bytes()))
        body[40_000] ^= 0xFF
        file.write_bytes(gzip.compress(bytes(body)))
    fresh = settings(tmp_path / "fresh")
    assert restore(fresh, file) == REFUSED
    assert not (fresh.data_dir / "files").exists()


@pytest.mark.parametrize("name", ["../outside", "files/../../outside", "/outside-of-a-backup", "link"])
def test_a_backup_of_somebody_elses_making_writes_nothing_elsewhere(tmp_path: Path, name: str) -> None:
    file, fresh = tmp_path / "b.tar.gz", settings(tmp_path / "deep" / "fresh")
    with tarfile.open(file, "w:gz") as archive:
        entry = tarfile.TarInfo(name)
        if name == "link":
            entry.type, entry.linkname = tarfile.SYMTYPE, str(tmp_path)
        archive.addfile(entry, io.BytesIO())
    before = set(tmp_path.rglob("*")) | {tmp_path / "deep", fresh.data_dir}
    assert restore(fresh, file) == REFUSED
    assert set(tmp_path.rglob("*")) == before
    assert not Path("/outside-of-a-backup").exists()


def test_a_backup_whose_list_names_other_files_is_refused(tmp_path: Path) -> None:
    file, fresh = tmp_path / "b.tar.gz", settings(tmp_path / "fresh")
    precious = fresh.data_dir / "precious"
    fresh.data_dir.mkdir()
    precious.write_bytes(b"ours")
    listed = {"rows": {}, "sha256": {"../precious": hashlib.sha256(b"ours").hexdigest()}}
    manifest = json.dumps(listed).encode()
    with tarfile.open(file, "w:gz") as archive:
        entry = tarfile.TarInfo("manifest.json")
        entry.size = len(manifest)
        archive.addfile(entry, io.BytesIO(manifest))
    assert restore(fresh, file) == REFUSED
    assert precious.read_bytes() == b"ours"


def test_a_restore_into_a_used_installation_is_refused(lived_in: Settings, tmp_path: Path) -> None:
    backup(lived_in, tmp_path / "b.tar.gz")
    before = counts(lived_in.database)
    assert restore(lived_in, tmp_path / "b.tar.gz") == REFUSED
    assert counts(lived_in.database) == before


@pytest.fixture
def bare_postgres(postgres_url: str) -> str:
    async def empty() -> None:
        database = Database(postgres_url)
        tables = ", ".join(table.name for table in Base.metadata.sorted_tables)
        async with database.engine.begin() as connection:
            await connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
        await database.close()

    asyncio.run(empty())
    return postgres_url


def test_a_backup_of_postgresql_takes_a_year_changed_since_before_the_one_after_it(
    lived_in: Settings, bare_postgres: str, tmp_path: Path
) -> None:
    """A changed row lies after the younger ones there, and the younger refers to it."""

    async def another_year() -> None:
        database = Database(bare_postgres)
        async with database.write() as session:
            old = (await session.scalars(select(Programme))).one()
            columns = {column.key for column in inspect(Programme).column_attrs} - {"id", "previous_id"}
            kept = {key: getattr(old, key) for key in columns}
            session.add(Programme(**kept, previous_id=old.id))
            await session.flush()
            await session.execute(update(Programme).where(Programme.id == old.id).values(title="Прошлый"))
        await database.close()

    assert move_to(lived_in, bare_postgres) == DONE
    asyncio.run(another_year())
    here = Settings(_env_file=None, data_dir=tmp_path / "here", database_url=bare_postgres)
    fresh = settings(tmp_path / "fresh")
    assert backup(here, tmp_path / "b.tar.gz") == DONE
    assert restore(fresh, tmp_path / "b.tar.gz") == DONE
    assert counts(fresh.database)["programmes"] == 2


def test_moving_to_postgresql_goes_on_numbering(lived_in: Settings, bare_postgres: str) -> None:
    async def add_account() -> int:
        database = Database(bare_postgres)
        async with database.write() as session:
            account = Account(telegram_id=99, created_at=NOW)
            session.add(account)
            await session.flush()
        await database.close()
        return account.id

    assert move_to(lived_in, bare_postgres) == DONE
    assert counts(bare_postgres) == counts(lived_in.database)
    assert asyncio.run(add_account()) > 1
    assert move_to(lived_in, bare_postgres) == REFUSED
