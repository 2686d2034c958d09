"""Every kind of message that the bot sends of its own accord, in both languages."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from delivery.areas import renderers
from delivery.outgoing import Outgoing
from locales import LANGUAGES, Reader, Texts
from services.outbox import Claimed
from tests.handlers.conftest import Town
from tests.handlers.furnished import Furnished, furnish, rename_all
from tests.handlers.judging import NAMES, Judge
from tests.handlers.populated import all_rows
from tests.handlers.showing import Shown

LATE = datetime(2026, 12, 20, 9, tzinfo=UTC)
"""When tasks are overdue."""

NOT_HERE = {
    "ask_dates": "an activity by schedule, on the day its dates are asked for",
    "attendance": "an event after which nobody was ticked",
    "broadcast_change": "changes a message in place, in its author's own words",
    "unassigned": "an activity that was taken off somebody",
    "unsent": "the owner's, after an outage",
}
"""What needs a moment of its own, which the areas' stories have."""


def usual(here: Furnished) -> dict[str, Any]:
    """What messages are made of."""
    at = here.at
    return {
        "about_id": at.mentor,
        "activity": at.activity,
        "assignment": at.assignment,
        "assignments": [at.assignment],
        "broadcast_id": at.letter,
        "change": 1,
        "chase": 0,
        "chat": at.chat,
        "daily": at.daily,
        "day": "2026-11-26",
        "event": at.event,
        "fit": at.fit,
        "help": at.help,
        "id": at.request,
        "key": "broadcasts-nobody",
        "kind": "request",
        "matching_id": at.matching,
        "moves": 0,
        "participation": at.participation,
        "partnership": at.partnership,
        "partnership_id": at.partnership,
        "person": at.mentee,
        "person_id": at.mentee,
        "practice": at.practice,
        "programme": at.programme,
        "programme_id": at.programme,
        "returns": 0,
        "schools": [at.third_school],
        "state": "published",
        "survey": here.surveys[2],
        "title": "Наша пара",
        "values": {},
        "which": "day",
    }


def said(kind: str, here: Furnished) -> Iterator[dict[str, Any]]:
    """With what a kind of message is sent: what is usual, or its own."""
    at, agreed = here.at, {"partnership_id": here.agreed.partnership}
    own: dict[str, list[dict[str, Any]]] = {
        "broadcast": [{"broadcast_id": at.sent}],
        "broadcast_watch": [{"broadcast_id": at.sent}],
        "chat_muted": [{"chat": here.agreed.chat}],
        "event_leads": [{"person": at.mentor}],
        "event_soon": [{"which": which} for which in ("day", "hour")],
        "event_uninvited": [{"person": at.guest}],
        "help_answer": [{"help": here.agreed.help}],
        "mentor_questionnaire": [{"person_id": at.mentor}],
        "partner_answer": [{"request": here.agreed.request}],
        "partnership_paused": [{"partnership_id": here.paused}],
        "partnership_worry": [{}, {"kind": "fit", "id": at.fit}],
        "personal_agreed": [agreed],
        "personal_change": [{"person_id": at.mentor, "about_id": at.mentee}],
        "personal_moved": [agreed],
        "personal_review": [agreed],
        "plan_review": [{"kind": "final"}],
        "practice_ask": [{"event": at.past_event, "person": at.mentor}],
        "practice_waiting": [{"practice": at.sent_practice}],
        "school_week": [{"person": here.readers["curator"].person_id}],
    }
    for one in own.get(kind, [{}]):
        yield {**usual(here), **one}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_kind_of_message(town: Town, language: str) -> None:
    here = await furnish(town)
    await rename_all(town.app.database, NAMES[language])
    judge = Judge(language, str(await all_rows(town.app.database)))
    reader, app = Reader(Texts.load(), language), town.app
    kinds = renderers(app.services, app.office, app.bot)
    shown: set[str] = set()
    wrong = []
    for moment in (town.clock.moment, LATE):
        town.clock.moment = moment
        for kind in kinds.keys() - shown - NOT_HERE.keys():
            for payload in said(kind, here):
                asked = Claimed(
                    1,
                    kind,
                    0,
                    language,
                    payload,
                    0,
                    0,
                    here.at.mentee,
                    payload["broadcast_id"],
                    0,
                    here.at.chat,
                )
                made = await kinds[kind](asked, reader)
                if isinstance(made, Outgoing):
                    shown.add(kind)
                    rows = made.keyboard.inline_keyboard if made.keyboard else []
                    wrong += [f"{kind}: {one}" for one in judge.wrong(Shown(made.text, rows), str(payload))]
    assert not wrong, "\n".join(wrong)
    assert kinds.keys() - shown == NOT_HERE.keys()
