"""What each screen needs to be opened: who looks at it, and what was chosen on the way to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aiogram.fsm.state import State, StatesGroup

from handlers.broadcasts.states import Broadcasts
from handlers.events.states import Events
from handlers.home.states import Home
from handlers.partnerships import states as pairs
from handlers.people import states as people
from handlers.practices import states as practices
from handlers.programmes import states as programmes
from handlers.roadmap import states as roadmap
from handlers.summaries import states as summaries
from handlers.surveys.states import Surveys
from services.broadcasts.facts import Segment, SegmentKind
from services.surveys.circles import Circle, CircleKind
from tests.handlers.furnished import AUTUMN, Furnished

Where = State | type[StatesGroup]


@dataclass(frozen=True, slots=True)
class Way:
    """`who` is one of the readers; `data` is what their menu keeps."""

    who: str
    data: Mapping[str, Any]


def by(who: str = "methodist", /, **data: Any) -> Way:
    return Way(who, data)


def openings(state: State, here: Furnished) -> Iterator[Way]:
    """Each way in which a screen is opened. The methodist's, with what is usual, when nothing is said."""
    found = {**people_and_pairs(here), **other_rooms(here)}
    kept = {**usual(here), **dialogs(here).get(state.group, {})}
    for way in found.get(state) or found.get(state.group) or [by()]:
        yield by(way.who, **{**kept, **way.data})


def usual(here: Furnished) -> dict[str, Any]:
    """Under which names the screens keep what was chosen."""
    at = here.at
    return {
        "activity": at.activity,
        "application": at.application,
        "chat": at.chat,
        "chosen": at.free_mentee,
        "deficit": at.deficit,
        "goal": at.goal,
        "group": at.school_group,
        "leaving": at.mentee,
        "matching": here.matching,
        "measure": at.measure,
        "meeting": at.meeting,
        "mentee": here.unpaired,
        "mentees": [at.mentee],
        "mentor": at.mentor,
        "pair": at.school_pair,
        "partnership": at.partnership,
        "person": at.mentee,
        "practice": at.practice,
        "programme": at.programme,
        "recommendation": at.recommendation,
        "request": at.school_request,
        "school": at.school,
        "step": at.action,
        "survey_id": here.surveys[0],
        "team": at.team,
    }


def dialogs(here: Furnished) -> dict[type[StatesGroup], dict[str, Any]]:
    """What a dialog keeps beside, or under a usual name of its own."""
    at = here.at
    new_row = {
        "words": "до 27 ноября",
        "title": "Круглый стол",
        "who": "Наставники",
        "result": "Справка",
        "roles": ["mentor"],
    }
    question = {"into": here.form, "code": "q2", "kind": "scale", "leading": "q1", "answers": []}
    new_event = {
        "kind": "seminar",
        "title": "Чтение",
        "day": "2026-11-27",
        "clock": "15:00",
        "minutes": 60,
        "was": "26 ноября",
    }
    whom = {"roles": ["mentor"], "categories": [], "teams": [], "people": [], "answering": "each"}
    survey = {"title": "Опрос", "anonymous": False, "circle": Circle(CircleKind.ALL).dump()}
    return {
        Broadcasts: {"broadcast": at.letter, "broadcast_id": at.letter, "template": at.template},
        Events: {"event_id": at.event, **new_event, "segment": Segment(SegmentKind.ALL).dump()},
        Surveys: {"ref": here.form, "said": "Прочитано", **question, **survey},
        pairs.Matching: {"mentees": 3, "mentors": 2},
        pairs.MyPartners: {"reason": "не находим времени", "form": 0},
        pairs.Partnerships: {"form": 0, "change": "close"},
        pairs.Personal: {"review": "midterm", "day_of": "midterm"},
        pairs.Worries: {"kind": "request", "id": at.request, "chosen": at.free_mentor},
        people.Profile: {"field": "deficits"},
        people.Roles: {"reason": "переехала"},
        people.Roster: {"draft": here.roster, "saved": [1, 2, 3, 0, 0], "query": ""},
        people.Schools: {"gone": at.fourth_school},
        practices.OwnPractices: {"practice": at.draft_practice, "field": "title"},
        practices.PracticeDesk: {"practice": at.sent_practice},
        programmes.Catalogue: {"word": "проектная работа"},
        programmes.Launch: {"result": [12, 3, 0]},
        programmes.NewProgramme: {"municipality": "Кировский район", "indicator": "schools"},
        programmes.NextYear: {"made": ["Кировский район, 2027/28", 3, 0]},
        programmes.OwnDays: {
            "kind": "holidays",
            "first": "2026-11-02",
            "chosen": [AUTUMN.kind, AUTUMN.first.isoformat()],
        },
        programmes.SentFile: {"file_id": "BQAC", "file_unique_id": "AgAD", "file_name": "план.docx"},
        programmes.Settings: {"indicator": "schools"},
        programmes.Waiting: {"kind": "silent_weeks"},
        programmes.Year: {"what": "launch"},
        roadmap.Attention: {"kind": "help", "id": at.help},
        roadmap.Change: {"words": "до 27 ноября"},
        roadmap.Import: {"draft": at.plan, "row": 0, "wording": 0, "page": 0, "direction": 0, "answered": 0},
        roadmap.MyWeek: {"item": at.assignment},
        roadmap.NewRow: new_row,
        roadmap.Outcome: {"kind": "interim"},
        roadmap.Plan: {"direction": 0},
        roadmap.Recommend: {"event": at.past_event, "text": "Посетить урок", "kind": "persons"},
        roadmap.RequestsMap: {"answer": "activity"},
        roadmap.Update: {"draft": at.update, "difference": here.difference},
        roadmap.Whom: {"meaning": {"schools": [at.school], **whom}, "takes_part": False},
        summaries.Figures: {"figure": "schools"},
        summaries.Papers: {"kind": "report"},
        summaries.Summaries: {"other": here.surveys[1]},
    }


def people_and_pairs(here: Furnished) -> dict[Where, list[Way]]:
    """Who sees these screens, and in which situations they differ."""
    at, agreed = here.at, here.agreed
    first, second = by("mentor"), by("agreed", partnership=agreed.partnership)
    their_goals = by("agreed", partnership=agreed.partnership, goal=agreed.goal, step=agreed.action)
    return {
        people.People: [by(), by("curator")],
        people.People.list: [by(), by(stage=1), by(query="ор"), by("curator")],
        people.People.person: [by(), by(person=at.newcomer), by("curator")],
        people.Profile: [by("mentee"), by()],
        people.Profile.edit: [by("mentee", field=one) for one in ("subject", "phone")],
        people.Profile.deficits: [by("mentee"), by("mentor", field="strengths")],
        people.Profile.kept_part: [by("mentee", part=part) for part in range(8)],
        people.Roster.other: [by(asked=key) for key in here.questions],
        people.Roster.question: [by(question=number) for number in range(len(here.questions))],
        people.Schools.card: [by(), by(school=at.other_school), by("curator")],
        people.Schools.pair: [by(), by(pair=agreed.school_pair)],
        people.Invitations.link: [by(school=None), by()],
        people.AuditScreens.main: [by(), by(kind=1)],
        pairs.Journal: [by("mentor"), by("agreed", partnership=agreed.partnership, meeting=here.meeting)],
        pairs.MyPartners: [by("mentee"), first, second],
        pairs.Online: [first, second],
        pairs.Partnerships.card: [by(partnership=one) for one in _partnerships(here)],
        pairs.Partnerships.why: [by(change=change) for change in ("pause", "close")],
        pairs.Partnerships.check_change: [by(change=change) for change in ("add", "mentor")],
        pairs.Partnerships.mentor: [by(), by(search="ор"), by(search="нет таких")],
        pairs.Partnerships.members: [by(), by(partnership=here.group)],
        pairs.Personal: [first, their_goals],
        pairs.Personal.main: [first, second, by(partnership=agreed.partnership), by(partnership=here.group)],
        pairs.Personal.review: [
            by("agreed", partnership=agreed.partnership, review=one) for one in ("midterm", "end")
        ],
        pairs.PersonalList: [by(), by("curator")],
        pairs.History: [by(), by("mentor", person=None)],
        pairs.Matching.main: [by(), by(matching=at.matching)],
        pairs.Matching.published: [by(matching=at.matching)],
        pairs.Matching.group: [by(matching=at.matching, mentor=at.chosen_mentor)],
        pairs.Matching.place: [by(), by(matching=at.matching, mentee=at.guest)],
        pairs.Worries.main: [by(), by(kind="fit", id=at.fit)],
        Home: [by(who) for who in here.readers],
    }


def _partnerships(here: Furnished) -> tuple[int, ...]:
    return here.at.partnership, here.agreed.partnership, here.group, here.paused, here.closed


def other_rooms(here: Furnished) -> dict[Where, list[Way]]:
    at = here.at
    change = {"broadcast": at.sent, "broadcast_id": at.sent, "change": at.change}
    return {
        Broadcasts.change: [by(**change, withdraws=False), by(**change, withdraws=True)],
        Broadcasts.sure: [by(**change, withdraws=False), by(**change, withdraws=True)],
        Broadcasts.report: [
            by(broadcast=one, broadcast_id=one) for one in (at.letter, at.sent, at.scheduled)
        ],
        Events.main: [by(), by("mentor"), by("curator")],
        Events.mine: [by("mentor"), by("mentee")],
        practices.OwnPractices: [by("mentor")],
        programmes.Installation: [by("owner")],
        programmes.Region: [by("viewer")],
        roadmap.MyWeek: [by("mentee")],
        roadmap.SchoolForm: [by("curator")],
        summaries.SchoolSummary: [by("curator")],
    }
