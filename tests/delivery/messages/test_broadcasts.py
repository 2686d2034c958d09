"""Broadcasts and their progress in both languages."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from delivery.messages.broadcasts import bar, outgoing, watched
from locales import LANGUAGES, Reader, Texts
from models.enums import BroadcastState, OutboxStatus
from services.broadcasts.facts import Progress, ToSend

MESSAGE = ToSend(
    html="Здравствуйте, <b>{имя}</b>!",
    media_kind="",
    media_file_id="",
    broadcast_id=7,
    event_id=None,
    answer=None,
    got_it=False,
    read=False,
    name="Ирина <Павловна>",
)
PROGRESS = Progress(
    id=7,
    state=BroadcastState.RUNNING,
    counts={OutboxStatus.SENT: 35, OutboxStatus.PENDING: 23},
    read=3,
    got_it=True,
    left_out=0,
    resumes_at=None,
    time_zone="Europe/Moscow",
    locale="ru",
    chat_id=1,
    message_id=2,
    message_coming=False,
    round=1,
)


@pytest.fixture(params=LANGUAGES)
def reader(request: pytest.FixtureRequest) -> Reader:
    return Reader(Texts.load(), request.param)


def labels(reader: Reader, progress: Progress) -> list[str]:
    keyboard = watched(reader, progress).keyboard
    assert keyboard
    return [button.text for line in keyboard.inline_keyboard for button in line]


def test_the_bar() -> None:
    assert bar(0, 58) == "░" * 10
    assert bar(35, 58) == "▓▓▓▓▓▓░░░░"
    assert bar(57, 58) == "▓" * 9 + "░"
    assert bar(58, 58) == bar(0, 0) == "▓" * 10


def test_as_the_sketch_says() -> None:
    russian = Reader(Texts.load(), "ru")
    assert watched(russian, PROGRESS).text == "Отправляется: ▓▓▓▓▓▓░░░░ 35 из 58 · ещё 1 с"
    assert labels(russian, PROGRESS) == ["Пауза", "Остановить"]
    ended = replace(
        PROGRESS,
        state=BroadcastState.FINISHED,
        got_it=False,
        counts={OutboxStatus.SENT: 55, OutboxStatus.UNREACHABLE: 2, OutboxStatus.FAILED: 1},
    )
    assert "Доставлено 55 · Заблокировали бота 2 · Ошибка 1" in watched(russian, ended).text
    assert labels(russian, ended) == ["Список", "Повторить"]


def test_every_state_has_words(reader: Reader) -> None:
    every = dict.fromkeys(OutboxStatus, 2)
    for state in (
        BroadcastState.RUNNING,
        BroadcastState.PAUSED,
        BroadcastState.FINISHED,
        BroadcastState.CANCELLED,
    ):
        progress = replace(PROGRESS, state=state, counts=every, left_out=4)
        assert watched(reader, progress).text
        assert 1 <= len(labels(reader, progress)) <= 2
    long = replace(PROGRESS, counts={OutboxStatus.PENDING: 100_000})
    assert "67" in watched(reader, long).text
    paid = replace(PROGRESS, counts={OutboxStatus.PENDING: 40_000}, a_second=500)
    assert "80" in watched(reader, paid).text
    later = replace(PROGRESS, resumes_at=datetime(2026, 11, 17, 6, 0, tzinfo=UTC))
    assert "09:00" in watched(reader, later).text


def test_all_delivered_offers_no_repeat(reader: Reader) -> None:
    done = replace(PROGRESS, counts={OutboxStatus.SENT: 58})
    assert len(labels(reader, done)) == 1, "nothing waits: it is shown as ended even before the tick says so"


def test_a_readers_message(reader: Reader) -> None:
    plain = outgoing(reader, MESSAGE)
    assert plain.text == "Здравствуйте, <b>Ирина &lt;Павловна&gt;</b>!"
    assert plain.keyboard is None
    assert plain.attachment is None
    photo = outgoing(reader, replace(MESSAGE, media_kind="photo", media_file_id="AgAC", got_it=True))
    assert photo.attachment
    assert photo.attachment.file_id == "AgAC"
    assert photo.keyboard
    assert photo.keyboard.inline_keyboard[0][0].callback_data == "got:7"
    event = outgoing(reader, replace(MESSAGE, event_id=3))
    assert event.keyboard
    assert len(event.keyboard.inline_keyboard[0]) == 3


def test_a_group_without_the_right_to_write_is_no_quiet_hour() -> None:
    at = datetime(2026, 12, 3, 6, 31, tzinfo=UTC)
    rests = replace(PROGRESS, resumes_at=at)
    russian, english = (Reader(Texts.load(), language) for language in ("ru", "en"))
    assert "3\xa0декабря, чт, 09:31 (у них тихие часы)" in watched(russian, rests).text
    muted = replace(rests, muted=True)
    said = "остальные группы запретили мне писать, попробую снова: 3\xa0декабря, чт, 09:31"
    assert said in watched(russian, muted).text
    assert "quiet" not in watched(english, muted).text
