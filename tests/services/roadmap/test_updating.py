"""A second version of the document after the launch: what differs is seen, chosen and made."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, update

from models.database import Database
from models.enums import AssignmentState, ChangeKind, Evidence, ProgrammeState, Role
from models.programmes import Programme
from models.roadmap import Activity, AssigneeRule, Assignment
from models.system import OutboxMessage, Rider
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, NotFound
from services.orders import Order
from services.registry import Services
from services.roadmap.comparing import DifferenceKind, keys_of
from services.roadmap.draft_rows import rows_of, to_json
from services.roadmap.drafts import ActivityDraft, Doubt, Period, PeriodKind
from services.roadmap.pairing import Key, pair_rows
from services.roadmap.updating import UpdatePreview
from tests.builders import District, a_district
from tests.services.roadmap.plans import a_draft, a_row, assignments, deadline, reminders

TRIAL = a_row("Пробный урок по функциональной грамотности", number="1", responsible="Наставляемые")
SURVEY = a_row(
    "Анкетирование педагогов", number="2", period_text="до 4 декабря", period=deadline(date(2026, 12, 4))
)
REPORT = a_row("Справка по итогам полугодия", number="3", responsible="Методист")
FIRST = (TRIAL, SURVEY, REPORT)


class Town:
    """A launched programme with a plan from a document, and its people."""

    def __init__(self, services: Services, district: District, clock: FixedClock) -> None:
        self.services, self.district, self.clock = services, district, clock
        self.methodist = district.methodist

    async def start(self, *rows: ActivityDraft) -> None:
        await self._state(ProgrammeState.PREPARING)
        draft = await self.services.roadmap.begin_import(self.methodist, "план.docx", a_draft(*rows))
        await self.services.roadmap.confirm_import(self.methodist, draft)
        await self.district.person("Кураторова", Role.CURATOR)
        await self.services.programmes.launch(self.methodist)

    async def _state(self, state: ProgrammeState) -> None:
        async with self.district.database.write() as session:
            await session.execute(update(Programme).values(state=state, launched_at=None))

    async def compare(self, *rows: ActivityDraft) -> UpdatePreview:
        read = a_draft(*rows)
        known = await self.services.roadmap.standing_plan(self.methodist)
        assert known is not None
        pairs = pair_rows(known, keys_of(rows_of(to_json("новый.docx", read))))
        draft = await self.services.roadmap.begin_update(self.methodist, "новый.docx", read, pairs)
        return await self.services.roadmap.update_preview(self.methodist, draft)

    async def activities(self) -> list[Activity]:
        async with self.district.database.read() as session:
            return list(await session.scalars(select(Activity).order_by(Activity.position)))


@pytest.fixture
async def town(any_database: Database, clock: FixedClock, tmp_path: Any) -> Town:
    from tests.conftest import build_services

    district = await a_district(any_database)
    return Town(build_services(any_database, clock, tmp_path), district, clock)


def told(preview: UpdatePreview) -> list[tuple[str, str, str]]:
    return [(str(one.kind), one.before, one.after) for one in preview.comparison.differences]


async def waiting(database: Database) -> list[int]:
    async with database.read() as session:
        riders = await session.scalars(select(Rider.payload).where(Rider.kind == "activity_change"))
        queued = await session.scalars(
            select(OutboxMessage.payload).where(OutboxMessage.kind == "activity_change")
        )
        return [one["change"] for one in (*riders, *queued)]


async def test_the_same_document_changes_nothing_whatever_was_edited_since(town: Town) -> None:
    await town.district.person("Смирнова", Role.MENTEE)
    await town.start(*FIRST)
    trial, survey, report = await town.activities()
    await town.services.roadmap.reword(town.methodist, trial.id, "Пробный урок в своём классе")
    await town.services.roadmap.move(town.methodist, survey.id, deadline(date(2026, 12, 11)), "до 11 декабря")
    await town.services.roadmap.drop(town.methodist, report.id)
    seen = await town.compare(*FIRST)
    assert told(seen) == []
    assert (seen.comparison.unchanged, seen.comparison.questions) == (3, ())
    with pytest.raises(DomainError) as nothing:
        await town.services.roadmap.confirm_update(town.methodist, seen.draft_id)
    assert nothing.value.key == "update-nothing"


async def test_every_kind_of_difference_is_seen_and_made(town: Town) -> None:
    mentee = await town.district.person("Смирнова", Role.MENTEE)
    mentor = await town.district.person("Орлова", Role.MENTOR)
    await town.start(*FIRST)
    town.clock.advance(hours=12)  # in the evening nothing is said at once
    moved = a_row(
        TRIAL.title,
        number="2",
        responsible="Наставники",
        period_text="до 18 декабря",
        period=deadline(date(2026, 12, 18)),
        result="Фото",
    )
    fresh = a_row("Круглый стол наставников", number="1", responsible="Наставники")
    survey = a_row(
        "Анкетирование педагогов", number="3", period_text="до 04.12", period=deadline(date(2026, 12, 4))
    )
    seen = await town.compare(fresh, moved, survey)
    assert told(seen) == [
        ("new", "", "до 27 ноября"),
        ("responsible", "Наставляемые", "Наставники"),
        ("result", "Справка", "Фото"),
        ("period", "до 27 ноября", "до 18 декабря"),
        ("gone", "до 27 ноября", ""),
        ("numbers", "", "2"),
    ]
    assert seen.comparison.unchanged == 1  # «до 04.12» is the day it was

    order = Order("15-од", date(2026, 11, 16))
    await town.services.roadmap.set_update_order(town.methodist, seen.draft_id, order)
    before = await town.activities()
    reach = await town.services.roadmap.update_reach(town.methodist, seen.draft_id)
    assert [one.title for one in await town.activities()] == [one.title for one in before], "only counted"
    assert await waiting(town.district.database) == [], "and nobody is told"
    done = await town.services.roadmap.confirm_update(town.methodist, seen.draft_id)
    assert (done.changes, done.assignments) == (6, 1)
    assert reach == done

    first, second, third, gone = await town.activities()
    assert [one.title for one in (first, second, third)] == [fresh.title, moved.title, survey.title]
    assert [one.number for one in (first, second, third)] == ["1", "2", "3"]
    assert (second.ends_on, second.evidence) == (date(2026, 12, 18), Evidence.PHOTO)
    assert gone.dropped_at is not None
    (lost,) = await assignments(town.district, mentee)
    assert lost.state is AssignmentState.CANCELLED
    mine = {one.activity_id: one for one in await assignments(town.district, mentor)}
    assert mine[second.id].due_on == date(2026, 12, 18)
    assert {
        one.remind_on for one in await reminders(town.district) if one.assignment_id == mine[second.id].id
    }
    history = await town.services.roadmap.history(town.methodist, second.id)
    assert [(one.kind, one.field) for one in history] == [
        (ChangeKind.MOVED, ""),
        (ChangeKind.REWORDED, "result"),
        (ChangeKind.REWORDED, "responsible"),
    ]
    assert {one.order for one in history} == {order}

    again = await town.compare(fresh, moved, survey)
    assert told(again) == []


async def test_who_loses_an_activity_hears_that_and_not_that_it_moved(town: Town) -> None:
    await town.district.person("Смирнова", Role.MENTEE)
    await town.start(TRIAL)
    town.clock.advance(hours=12)
    seen = await town.compare(
        a_row(
            TRIAL.title,
            number="1",
            responsible="Наставники",
            period_text="до 18 декабря",
            period=deadline(date(2026, 12, 18)),
        )
    )
    await town.services.roadmap.confirm_update(town.methodist, seen.draft_id)
    (change,) = await waiting(town.district.database)
    facts = await town.services.roadmap.change_facts(change)
    assert facts is not None
    assert (facts.kind, facts.field, facts.after) == (ChangeKind.REWORDED, "responsible", "Наставники")


async def test_a_wording_that_means_nobody_takes_nothing_away(town: Town) -> None:
    mentee = await town.district.person("Смирнова", Role.MENTEE)
    await town.start(TRIAL)
    seen = await town.compare(a_row(TRIAL.title, number="1", responsible="Комиссия"))
    await town.services.roadmap.confirm_update(town.methodist, seen.draft_id)
    assert [one.state for one in await assignments(town.district, mentee)] == [AssignmentState.OPEN]
    async with town.district.database.read() as session:
        rules = await session.scalars(select(AssigneeRule.roles).where(AssigneeRule.wording == "Комиссия"))
        assert rules.one() == []


async def test_what_is_left_out_is_not_made_and_offered_again(town: Town) -> None:
    await town.start(*FIRST)
    changed = a_row("Анкетирование педагогов", number="2", responsible="Методист", result="Отчёт",
                    period_text="до 4 декабря", period=deadline(date(2026, 12, 4)))  # fmt: skip
    seen = await town.compare(TRIAL, changed)
    keys = {one.kind: one.key for one in seen.comparison.differences}
    for kind in (DifferenceKind.GONE, DifferenceKind.RESULT):
        await town.services.roadmap.choose_difference(town.methodist, seen.draft_id, keys[kind], taken=False)
    await town.services.roadmap.confirm_update(town.methodist, seen.draft_id)
    _, survey, report = await town.activities()
    assert (survey.responsible, survey.result, report.dropped_at) == ("Методист", "Справка", None)
    again = await town.compare(TRIAL, changed)
    assert [kind for kind, *_ in told(again)] == ["result", "gone"]


async def test_a_like_title_is_asked_and_stays_as_it_is_until_answered(town: Town) -> None:
    await town.start(a_row("Заседание рабочей группы № 1", number="1"))
    other = a_row("Заседание рабочей группы № 2", number="1")
    seen = await town.compare(other)
    (question,) = seen.comparison.questions
    assert told(seen) == []
    await town.services.roadmap.answer_pair(town.methodist, seen.draft_id, question.row, same=False)
    parted = await town.services.roadmap.update_preview(town.methodist, seen.draft_id)
    assert [kind for kind, *_ in told(parted)] == ["new", "gone"]

    seen = await town.compare(other)
    await town.services.roadmap.answer_pair(town.methodist, seen.draft_id, 0, same=True)
    await town.services.roadmap.confirm_update(town.methodist, seen.draft_id)
    (only,) = await town.activities()
    assert only.title == other.title


async def test_a_doubtful_or_undated_period_waits_for_a_word(town: Town) -> None:
    await town.start(TRIAL)
    vague = a_row(
        TRIAL.title, number="1", responsible="Наставляемые", period_text="согласно графика",
        period=Period(PeriodKind.BY_SCHEDULE),
    )  # fmt: skip
    doubtful = a_row(
        "Семинар", period_text="31 ноября", doubts=(Doubt("no-such-day", {"text": "31 ноября"}),)
    )
    seen = await town.compare(vague, doubtful)
    assert [(str(one.kind), one.taken) for one in seen.comparison.differences] == [
        ("period", False),
        ("new", False),
    ]
    period, new = seen.comparison.differences
    await town.services.roadmap.choose_difference(town.methodist, seen.draft_id, period.key, taken=True)
    still = await town.services.roadmap.update_preview(town.methodist, seen.draft_id)
    assert not still.difference(period.key).taken  # there is nothing to move to
    await town.services.roadmap.set_difference_period(
        town.methodist, seen.draft_id, period.key, deadline(date(2026, 12, 9)), "до 9 декабря"
    )
    await town.services.roadmap.set_difference_period(
        town.methodist, seen.draft_id, new.key, deadline(date(2026, 11, 30)), "до 30 ноября"
    )
    await town.services.roadmap.confirm_update(town.methodist, seen.draft_id)
    assert [one.ends_on for one in await town.activities()] == [date(2026, 12, 9), date(2026, 11, 30)]
    assert told(await town.compare(vague, doubtful)) == []


async def test_what_one_version_lost_comes_back_with_the_next(town: Town) -> None:
    mentee = await town.district.person("Смирнова", Role.MENTEE)
    await town.start(TRIAL, REPORT)
    seen = await town.compare(REPORT)
    await town.services.roadmap.confirm_update(town.methodist, seen.draft_id)
    assert told(await town.compare(REPORT)) == []
    seen = await town.compare(TRIAL, REPORT)
    assert [kind for kind, *_ in told(seen)] == ["back"]
    await town.services.roadmap.confirm_update(town.methodist, seen.draft_id)
    assert [one.state for one in await assignments(town.district, mentee)] == [AssignmentState.OPEN]
    assert told(await town.compare(TRIAL, REPORT)) == []


async def test_days_that_are_past_are_written_down_and_nobody_hears(town: Town) -> None:
    await town.district.person("Смирнова", Role.MENTEE)
    await town.start(TRIAL)
    past = a_row(TRIAL.title, number="1", responsible="Наставляемые", period_text="до 2 октября",
                 period=deadline(date(2026, 10, 2)))  # fmt: skip
    seen = await town.compare(past)
    done = await town.services.roadmap.confirm_update(town.methodist, seen.draft_id)
    assert (done.people, await waiting(town.district.database)) == (0, [])
    (only,) = await town.activities()
    assert only.ends_on == date(2026, 10, 2)


async def test_a_draft_is_its_owners_and_goes_with_a_no(town: Town) -> None:
    await town.start(TRIAL)
    seen = await town.compare(TRIAL, REPORT)
    other: Actor = await town.district.person("Жуков", Role.METHODIST)
    with pytest.raises(NotFound):
        await town.services.roadmap.update_preview(other, seen.draft_id)
    await town.services.roadmap.discard_update(town.methodist, seen.draft_id)
    with pytest.raises(NotFound):
        await town.services.roadmap.confirm_update(town.methodist, seen.draft_id)
    async with town.district.database.read() as session:
        assert (await session.scalars(select(Assignment.id))).all() == []


@pytest.mark.parametrize(
    ("old", "new", "sure"),
    [
        ("Пробный урок", "Пробный  урок.", True),
        ("Пробный урок по функциональной грамотности", "Пробные уроки по функциональной грамотности", True),
        ("Заседание рабочей группы № 1", "Заседание рабочей группы № 2", False),
        ("Анкетирование педагогов", "Анкетирование педагогов и родителей", False),
        ("Анкетирование педагогов", "Фестиваль открытых уроков", None),
    ],
)
def test_titles_are_taken_asked_or_told_apart(old: str, new: str, sure: bool | None) -> None:
    pairs = pair_rows([Key(7, "1", "А", old, "ноябрь")], [Key(0, "3", "А", new, "декабрь")])
    assert [one.sure for one in pairs] == ([] if sure is None else [sure])


def test_a_title_that_stands_three_times_is_told_by_its_period() -> None:
    plan = [Key(n, "", "А", "Семинар", month) for n, month in enumerate(("март", "апрель", "май"), start=1)]
    document = [Key(n, "", "А", "Семинар", month) for n, month in enumerate(("май", "март"))]
    pairs = {one.row: (one.activity, one.sure) for one in pair_rows(plan, document)}
    assert pairs == {0: (3, True), 1: (1, True)}
