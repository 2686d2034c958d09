"""Every change to people, partnerships, consent, roles and broadcasts stands in the log (PRODUCT.md §2.13).

Two looks at every method of these areas: its source says whether it writes and whether it records, and the
wishes of `rights.py` are tried to see whether they do. A method that writes and records nothing must stand
in `EXCEPTED` with a reason.
"""

import inspect
import re
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

from models.database import Database
from services.clock import FixedClock
from services.errors import DomainError
from services.registry import Services
from tests.conftest import build_services
from tests.services.places import Trial, a_country
from tests.services.rights import RIGHTS

AREAS = ("programmes", "people", "partnerships", "broadcasts", "chats", "events", "practices")

BEFORE_A_PERSON = "an application is nobody of the programme yet; the methodist's answer is recorded"
DRAFT = "a draft that nobody has seen; confirming it is recorded"
JOURNAL = "the journal of meetings is its own record"
PRIVATE = "said in private to the methodist, kept in its own table; what follows from it is recorded"
FORM = "an answer of one's own questionnaire, which says when it was answered"
PROPOSAL = "a proposal that nobody has seen; publishing it is recorded"
OWN_ANSWER = "a guest's own answer stands beside the guest, with its moment"
OWN_TICK = "the bot tells what was recorded when it was decided"
OWN_CARD = "a draft that its author alone sees; sending it is recorded"

EXCEPTED: dict[str, str] = {
    "broadcasts.choose_segment": DRAFT,
    "broadcasts.compose": DRAFT,
    "broadcasts.correct": DRAFT,
    "broadcasts.discard": DRAFT,
    "broadcasts.drop_template": DRAFT,
    "broadcasts.finish": "the end of what was recorded when it was started",
    "broadcasts.follow_up": "the end of what was recorded when the change was started",
    "broadcasts.got_it": "a reader's mark; it stands beside the recipient",
    "broadcasts.keep_quiet": "where its author watches it",
    "broadcasts.keep_template": DRAFT,
    "broadcasts.propose_change": DRAFT,
    "broadcasts.reword": "what follows from the event's change, which is recorded",
    "broadcasts.set_got_it": DRAFT,
    "broadcasts.take_in": DRAFT,
    "broadcasts.watch": "where its author watches it",
    "chats.may_write": "a passing state of a group; that it was lost is recorded",
    "chats.moved": "Telegram gave the same group another number",
    "chats.plan_days": OWN_TICK,
    "chats.renamed": "the members named their group anew",
    "events.answer": OWN_ANSWER,
    "events.hand_out_due": OWN_TICK,
    "practices.ask_presenters": OWN_TICK,
    "practices.attach": OWN_CARD,
    "practices.begin": OWN_CARD,
    "practices.begin_after": OWN_CARD,
    "practices.detach": OWN_CARD,
    "practices.turn_practice_deficit": OWN_CARD,
    "practices.use": "a mark of the reader's own, with its moment",
    "practices.write": OWN_CARD,
    "partnerships.add_to_matching": PROPOSAL,
    "partnerships.answer_capacity": FORM,
    "partnerships.answer_fit": PRIVATE,
    "partnerships.answer_place": FORM,
    "partnerships.ask_fit": OWN_TICK,
    "partnerships.ask_other_partner": PRIVATE,
    "partnerships.bring_back": PROPOSAL,
    "partnerships.fit_word": PRIVATE,
    "partnerships.keep_pair": PROPOSAL,
    "partnerships.log_meeting": JOURNAL,
    "partnerships.mentor_form": FORM,
    "partnerships.noted": PRIVATE,
    "partnerships.set_topic": JOURNAL,
    "partnerships.tell_mentors": OWN_TICK,
    "partnerships.tell_waiting": OWN_TICK,
    "partnerships.toggle_strength": FORM,
    "partnerships.turn_form": FORM,
    "partnerships.write_form": FORM,
    "people.answer_roster": DRAFT,
    "people.application": BEFORE_A_PERSON,
    "people.apply": BEFORE_A_PERSON,
    "people.ask_again": OWN_TICK,
    "people.drop_application": BEFORE_A_PERSON,
    "people.drop_roster": DRAFT,
    "people.mark_leaving": DRAFT,
    "people.own_application": BEFORE_A_PERSON,
    "people.preview_roster": DRAFT,
    "people.say_name": BEFORE_A_PERSON,
    "people.say_school": BEFORE_A_PERSON,
    "people.say_subject": BEFORE_A_PERSON,
    "people.school_not_listed": BEFORE_A_PERSON,
    "people.send_application": BEFORE_A_PERSON,
    "people.step_back": BEFORE_A_PERSON,
    "people.turn_deficit": BEFORE_A_PERSON,
    "people.write_school": BEFORE_A_PERSON,
}

NOTED_ELSEWHERE = {
    "people.open_link": "that a link was opened stands on the link; who is turned away is recorded"
}


source_of = cache(inspect.getsource)


def sources(service: type, name: str) -> str:
    """The source of a method and of all its own methods that it leans on."""
    seen: dict[str, str] = {}
    waiting = [name]
    while waiting:
        one = waiting.pop()
        method = inspect.unwrap(getattr(service, one, None) or (lambda: None))
        if one in seen or not inspect.isfunction(method) or one in {"audit", "once"}:
            continue
        seen[one] = source_of(method)
        waiting += re.findall(r"self\.(\w+)", seen[one])
    return "\n".join(seen.values())


def public_methods() -> dict[str, str]:
    """«area.method» → its source, for the areas of the log."""
    found = {}
    for area, service in get_type_hints(Services).items():
        for name, _ in inspect.getmembers(service, inspect.iscoroutinefunction) if area in AREAS else ():
            if not name.startswith("_"):
                found[f"{area}.{name}"] = sources(service, name)
    return found


def writing() -> dict[str, bool]:
    """The methods that open a writing transaction, and whether they record anything."""
    return {
        name: "self.audit(" in source
        for name, source in public_methods().items()
        if "database.write()" in source or "self.once(" in source
    }


def test_what_writes_records_or_is_excepted_with_a_reason() -> None:
    silent = {name for name, records in writing().items() if not records}
    assert silent == set(EXCEPTED), "a method that writes must record it, or say in EXCEPTED why not"


async def test_what_is_tried_is_recorded(database: Database, clock: FixedClock, tmp_path: Path) -> None:
    """Those that record somewhere in their source do so where something has changed."""
    country = await a_country(database, build_services(database, clock, tmp_path), clock)
    trial = Trial(database.url)
    services: Any = build_services(trial, clock, tmp_path)
    changed, silent = 0, []
    for wish, line in RIGHTS.items():
        area, _, name = wish.partition(".")
        for role in sorted(line.own) if area in AREAS else ():
            trial.kept.clear()
            try:
                actor, arguments = country.actors[role], line.args(country.own)
                await getattr(getattr(services, area), name)(actor, *arguments, **line.named)
            except DomainError:
                continue
            changed += bool(trial.kept)
            if trial.kept and not any("INTO audit" in one for one in trial.kept):
                silent.append(f"{wish} by {role}: {trial.kept}")
    await trial.close()
    assert changed >= 60
    known = EXCEPTED.keys() | NOTED_ELSEWHERE.keys()
    assert [one for one in silent if one.split(" ")[0] not in known] == []
