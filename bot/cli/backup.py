"""`backup FILE`, `restore FILE`, `move-to URL`: the data of an installation, whole and verified."""

import asyncio
import hashlib
import io
import json
import shutil
import tarfile
import tempfile
import zlib
from pathlib import Path, PurePosixPath

import migrations
from bot.cli.copying import NotEmptyError, copy_all, count_all
from bot.cli.speech import tell
from bot.config import Settings
from models.database import Database

DATABASE = "svyazka.db"
MANIFEST = "manifest.json"
FILES = "files"
DONE, REFUSED = 0, 2


def backup(settings: Settings, target: Path) -> int:
    """Write database and received files into one .tar.gz, while the bot may be running."""
    if target.exists():
        tell(f"{target} exists already; give another name.")
        return REFUSED
    with tempfile.TemporaryDirectory(prefix="svyazka-backup-") as folder:
        snapshot = Path(folder) / DATABASE
        counts = asyncio.run(_copy(settings.database, _sqlite(snapshot)))
        part = target.with_name(f"{target.name}.part")
        hashes = {DATABASE: _hash(snapshot)}
        with tarfile.open(part, "w:gz") as archive:
            archive.add(snapshot, DATABASE)
            for path in sorted((settings.data_dir / FILES).rglob("*")):
                if path.is_file():
                    name = str(path.relative_to(settings.data_dir))
                    hashes[name] = _hash(path)
                    archive.add(path, name)
            manifest = json.dumps({"rows": counts, "sha256": hashes}).encode()
            entry = tarfile.TarInfo(MANIFEST)
            entry.size = len(manifest)
            archive.addfile(entry, io.BytesIO(manifest))
        part.replace(target)
    tell(f"{target}: {sum(counts.values())} rows, {len(hashes) - 1} files.")
    return DONE


def restore(settings: Settings, source: Path) -> int:
    """Bring a backup back into an empty installation; every file and count is compared with its list."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="svyazka-restore-", dir=settings.data_dir) as folder:
        unpacked = Path(folder)
        try:
            with tarfile.open(source, "r:gz") as archive:
                names = _unpack(archive, unpacked)
            manifest = json.loads((unpacked / MANIFEST).read_text())
            if not manifest["sha256"].keys() <= names:
                raise ValueError("a list of other files")
            wrong = [name for name, digest in manifest["sha256"].items() if _hash(unpacked / name) != digest]
        except (OSError, EOFError, tarfile.TarError, zlib.error, ValueError, KeyError) as error:
            tell(f"{source} is not a whole backup ({type(error).__name__}); nothing was restored.")
            return REFUSED
        if wrong:
            tell(
                f"{source} is damaged: {len(wrong)} of its files differ from its list; nothing was restored."
            )
            return REFUSED
        try:
            counts = asyncio.run(_copy(_sqlite(unpacked / DATABASE), settings.database))
        except NotEmptyError:
            tell(
                "The database has rows already; restore into an empty one (another DATA_DIR or DATABASE_URL)."
            )
            return REFUSED
        for name in manifest["sha256"]:
            if name != DATABASE:
                place = settings.data_dir / name
                place.parent.mkdir(parents=True, exist_ok=True)
                (unpacked / name).replace(place)
    if counts != manifest["rows"]:
        tell("The rows restored differ from the backup's list; do not use this database.")
        return REFUSED
    tell(f"Restored {sum(counts.values())} rows, {len(manifest['sha256']) - 1} files.")
    return DONE


def _unpack(archive: tarfile.TarFile, folder: Path) -> set[str]:
    """Write the archive's files below `folder`; returns their names.

    ValueError for what is no plain file or would lie elsewhere, as `extractall(filter="data")` has it; that
    came with Python 3.11.4, and Debian 12 has 3.11.2.
    """
    names = set()
    for entry in archive:
        path = PurePosixPath(entry.name)
        content = archive.extractfile(entry) if entry.isfile() else None
        if content is None or path.is_absolute() or ".." in path.parts:
            raise ValueError("not a file of a backup")
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with content, place.open("xb") as file:
            shutil.copyfileobj(content, file)
        names.add(entry.name)
    return names


def move_to(settings: Settings, url: str) -> int:
    """Copy everything into another, empty database (SQLite → PostgreSQL); the old one stays as it is."""
    try:
        counts = asyncio.run(_copy(settings.database, url))
    except NotEmptyError:
        tell("The new database has rows already; give an empty one. Nothing was moved.")
        return REFUSED
    tell(f"Moved {sum(counts.values())} rows. Now set DATABASE_URL to the new address and start the bot.")
    return DONE


async def _copy(source_url: str, target_url: str) -> dict[str, int]:
    source, target = Database(source_url), Database(target_url)
    try:
        await migrations.upgrade(target)
        copied = await copy_all(source, target)
        found = await count_all(target)
        if copied != found:
            raise RuntimeError("rows written and rows found differ")
        return found
    finally:
        await source.close()
        await target.close()


def _sqlite(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
