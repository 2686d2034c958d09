"""The command line: `python -m bot …`."""

import asyncio
import gc
from pathlib import Path
from typing import Annotated

import typer

cli = typer.Typer(no_args_is_help=True, add_completion=False, help="Svyazka: network mentoring of teachers.")
roster = typer.Typer(no_args_is_help=True, help="The list of participants.")
roadmap = typer.Typer(no_args_is_help=True, help="The plan of activities.")
cli.add_typer(roster, name="roster")
cli.add_typer(roadmap, name="roadmap")


@cli.command()
def run() -> None:
    """Answer people: the bot alone, or the sandbox when no token is set."""
    # What is imported stays: looking through it again and again is a fifth of the start (bot.app.settle).
    gc.disable()
    from bot.cli.settings import settings_or_exit

    # Before the seconds that the rest of the program takes to be imported.
    settings = settings_or_exit()
    from bot.cli.run import run_bot

    raise typer.Exit(run_bot(settings))


@cli.command()
def sandbox(
    port: Annotated[int, typer.Option(help="port of the page; 0 takes a free one")] = 8081,
    state: Annotated[Path | None, typer.Option(help="folder to keep; a new one by default")] = None,
    empty: Annotated[bool, typer.Option("--empty", help="without the sample district")] = False,
) -> None:
    """A local Telegram with phones in the browser and the bot behind it."""
    from bot.cli.sandbox import run_sandbox

    raise typer.Exit(run_sandbox(port, state, with_sample=not empty))


@cli.command()
def check() -> None:
    """Look at settings, database, token, clock and limits; say what is wrong and how to mend it."""
    from bot.cli.check import run_check

    raise typer.Exit(run_check())


@cli.command()
def migrate() -> None:
    """Bring the database to this version's schema."""
    from bot.cli.settings import settings_or_exit

    settings = settings_or_exit()

    async def bring() -> None:
        import migrations
        from models.database import Database

        database = Database(settings.database)
        await migrations.upgrade(database)
        await database.close()

    settings.data_dir.mkdir(parents=True, exist_ok=True)
    asyncio.run(bring())
    print("The database is up to date.")


@cli.command()
def backup(file: Path) -> None:
    """Write database and received files into FILE (.tar.gz); the bot may be running."""
    from bot.cli import backup as data
    from bot.cli.settings import settings_or_exit

    raise typer.Exit(data.backup(settings_or_exit(), file))


@cli.command()
def restore(file: Path) -> None:
    """Bring the backup FILE back into an empty installation."""
    from bot.cli import backup as data
    from bot.cli.settings import settings_or_exit

    raise typer.Exit(data.restore(settings_or_exit(), file))


@cli.command("move-to")
def move_to(url: str) -> None:
    """Copy everything into the empty database at URL (postgresql+asyncpg://USER@HOST/NAME)."""
    from bot.cli import backup as data
    from bot.cli.settings import settings_or_exit

    raise typer.Exit(data.move_to(settings_or_exit(), url))


@roster.command("read")
def read_roster_file(
    file: Path, as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False
) -> None:
    """Read a roster and print what was understood."""
    from bot.cli.reading import show_roster

    raise typer.Exit(show_roster(file, as_json=as_json))


@roadmap.command("read")
def read_roadmap_file(
    file: Path,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
    school_year: Annotated[
        str | None, typer.Option(help="e.g. 2023-2024, when the document has none")
    ] = None,
) -> None:
    """Read a roadmap and print what was understood."""
    from bot.cli.reading import show_roadmap

    raise typer.Exit(show_roadmap(file, school_year, as_json=as_json))


if __name__ == "__main__":
    cli()
