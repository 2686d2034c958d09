from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from documents.errors import DocumentError
from documents.worker import PROJECT, OfficeCrashError, OfficeWorker
from tests.documents import worker_jobs as jobs


@pytest.fixture
async def worker() -> AsyncIterator[OfficeWorker]:
    worker = OfficeWorker()
    yield worker
    await worker.close()


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 another process decides
            await asyncio.sleep(0.01)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_runs_in_one_other_process_and_stays_for_the_next_job(worker: OfficeWorker) -> None:
    assert await worker.run(jobs.add, 2, 3) == 5
    first = await worker.run(jobs.process_id)
    assert first == worker.pid != os.getpid()
    assert await worker.run(jobs.process_id) == first


async def test_jobs_queue_up(worker: OfficeWorker) -> None:
    assert await asyncio.gather(*(worker.run(jobs.add, n, 1) for n in range(20))) == list(range(1, 21))
    assert len(set(await asyncio.gather(*(worker.run(jobs.process_id) for _ in range(5))))) == 1


async def test_a_document_error_passes_as_it_is_and_the_child_stays(worker: OfficeWorker) -> None:
    before = await worker.run(jobs.process_id)
    with pytest.raises(DocumentError) as caught:
        await worker.run(jobs.refuse)
    assert (caught.value.key, caught.value.values) == ("document-too-big", {"limit": 20})
    assert await worker.run(jobs.process_id) == before


async def test_our_own_faults_name_the_place_but_no_data(worker: OfficeWorker) -> None:
    with pytest.raises(OfficeCrashError) as caught:
        await worker.run(jobs.trip_over, "Иванова")
    assert "KeyError at tests/documents/worker_jobs.py:" in str(caught.value)
    assert "Иванова" not in str(caught.value)


async def test_a_late_job_is_killed(worker: OfficeWorker, tmp_path: Path) -> None:
    await worker.run(jobs.add, 1, 1)
    mark = tmp_path / "pid"
    with pytest.raises(DocumentError, match="document-too-heavy"):
        await worker.run(jobs.hang, str(mark), timeout=0.5)
    assert not alive(int(mark.read_text()))
    assert await worker.run(jobs.add, 1, 1) == 2


async def test_a_cancelled_job_is_killed_and_the_next_one_runs(worker: OfficeWorker, tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    task = asyncio.create_task(worker.run(jobs.hang, str(mark)))
    await until(lambda: mark.exists() and bool(mark.read_text()))
    waiting = asyncio.create_task(worker.run(jobs.add, 1, 1))
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not alive(int(mark.read_text()))
    assert await waiting == 2


async def test_a_job_that_kills_the_child_is_too_heavy(worker: OfficeWorker) -> None:
    with pytest.raises(DocumentError, match="document-too-heavy"):
        await worker.run(jobs.die)
    assert await worker.run(jobs.add, 1, 1) == 2


async def test_memory_is_bounded(worker: OfficeWorker) -> None:
    assert await worker.run(jobs.eat, 150) == 150 * 1024 * 1024
    with pytest.raises(DocumentError, match="document-too-heavy"):
        await worker.run(jobs.eat, 400)
    assert await worker.run(jobs.add, 1, 1) == 2


async def test_all_libraries_together_fit_the_bound(worker: OfficeWorker) -> None:
    assert await worker.run(jobs.peak_with_everything, True) < 300


async def test_leaves_when_idle_and_comes_back() -> None:
    worker = OfficeWorker(idle_seconds=0.05)
    first = await worker.run(jobs.process_id)
    await until(lambda: not alive(first))
    assert worker.pid is None
    assert await worker.run(jobs.process_id) != first
    await worker.close()


async def test_closed_takes_no_more_and_leaves_no_process() -> None:
    worker = OfficeWorker()
    pid = await worker.run(jobs.process_id)
    await worker.close()
    assert not alive(pid)
    with pytest.raises(RuntimeError):
        await worker.run(jobs.add, 1, 1)


async def test_closing_does_not_wait_for_a_long_job(tmp_path: Path) -> None:
    worker = OfficeWorker()
    mark = tmp_path / "pid"
    running = asyncio.create_task(worker.run(jobs.hang, str(mark)))
    queued = asyncio.create_task(worker.run(jobs.add, 1, 1))
    await until(lambda: mark.exists() and bool(mark.read_text()))
    async with asyncio.timeout(5):
        await worker.close()
    for task in (running, queued):
        with pytest.raises(RuntimeError, match="closed"):
            await task
    assert not alive(int(mark.read_text()))


async def test_the_child_knows_no_secrets(worker: OfficeWorker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    assert "secret" not in str(await worker.run(jobs.environment))


async def test_printing_does_not_spoil_replies_and_big_ones_pass(worker: OfficeWorker) -> None:
    assert await worker.run(jobs.shout) == "reply"
    assert len(await worker.run(jobs.big, 30)) == 30 * 1024 * 1024


def test_the_child_ends_with_its_parent() -> None:
    script = (
        "import asyncio, os\n"
        "from documents.worker import OfficeWorker\n"
        "from tests.documents import worker_jobs as jobs\n"
        "async def main():\n"
        "    print(await OfficeWorker().run(jobs.process_id), flush=True)\n"
        "    os._exit(1)\n"
        "asyncio.run(main())\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, timeout=60)
    pid = int(done.stdout)
    asyncio.run(until(lambda: not alive(pid)))
