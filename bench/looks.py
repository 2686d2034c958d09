"""Every screen that shows people, or what grows with them, as a look at it; by the names of the figures."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bench.rows import A_SUBJECT, EVERYBODY, SENT
from models.enums import Role
from services.actor import Actor
from services.broadcasts.facts import Segment
from services.people.auditlog import AuditKind
from services.people.rules import Stage
from services.practices.facts import Search
from services.registry import Services
from services.roadmap.board_facts import CaseKind
from services.roadmap.filtering import BoardFilter
from services.roadmap.request_facts import AnswerKind
from services.summaries.indicators import Indicator

FAR = 10**6
"""A page beyond the end: the last one is shown."""

Look = Callable[[Services, Actor], Awaitable[object]]


def curator(actor: Actor) -> Actor:
    """One who looks at what is of one school."""
    return replace(actor, roles=frozenset({Role.CURATOR}), school_id=1)


def of_stage(stage: Stage) -> Look:
    return lambda all_, actor: all_.people.people(actor, stage=stage)


def of_log(kind: AuditKind) -> Look:
    return lambda all_, actor: all_.people.audit_log(actor, kind=kind)


def of_answers(kind: AnswerKind) -> Look:
    return lambda all_, actor: all_.roadmap.answer_options(actor, 1, kind)


def of_figure(indicator: Indicator, *, people: bool = False) -> Look:
    return lambda all_, actor: all_.summaries.figure(actor, indicator, people=people)


LISTS: dict[str, Look] = {
    "home": lambda all_, actor: all_.programmes.home(actor),
    "people_list": lambda all_, actor: all_.people.people(actor),
    "people_list_school": lambda all_, actor: all_.people.people(curator(actor)),
    "people_last_page": lambda all_, actor: all_.people.people(actor, page=FAR),
    **{f"people_{stage}": of_stage(stage) for stage in Stage},
    "people_search": lambda all_, actor: all_.people.people(actor, query="Бабава"),
    "people_search_common": lambda all_, actor: all_.people.people(actor, query="Ирина"),
    "people_search_letter": lambda all_, actor: all_.people.people(actor, query="а"),
    "people_search_full": lambda all_, actor: all_.people.people(actor, query="Бабавакака Ирина Павловна"),
    "people_search_none": lambda all_, actor: all_.people.people(actor, query="ъъ"),
    "people_search_school": lambda all_, actor: all_.people.people(curator(actor), query="Ирина"),
    "people_search_opened": lambda all_, actor: all_.people.people(actor, stage=Stage.OPENED, query="Ирина"),
    "people_funnel": lambda all_, actor: all_.people.funnel(actor),
    "people_stuck": lambda all_, actor: all_.people.stuck(actor),
    "people_stuck_in": lambda all_, actor: all_.people.stuck_in(actor, 1),
    "people_schools": lambda all_, actor: all_.people.schools(actor),
    "people_schools_search": lambda all_, actor: all_.people.schools(actor, query="4"),
    "people_school_card": lambda all_, actor: all_.people.school_card(actor, 1),
    "people_audit_log": lambda all_, actor: all_.people.audit_log(actor),
    **{f"people_audit_{kind}": of_log(kind) for kind in AuditKind},
    "people_teams": lambda all_, actor: all_.people.teams(actor),
    "people_team": lambda all_, actor: all_.people.team(actor, 1),
    "people_mates": lambda all_, actor: all_.people.mates(actor, 1),
    "people_not_come": lambda all_, actor: all_.people.not_come_yet(actor, 1),
    "people_links_school": lambda all_, actor: all_.people.links_by_school(actor, 1),
    "partnerships_list": lambda all_, actor: all_.partnerships.all(actor),
    "partnerships_choose": lambda all_, actor: all_.partnerships.people(actor),
    "partnerships_choose_search": lambda all_, actor: all_.partnerships.people(actor, search="Бабава"),
    "partnerships_choose_common": lambda all_, actor: all_.partnerships.people(actor, search="лесная ирина"),
    "partnerships_waiting": lambda all_, actor: all_.partnerships.proposals_waiting(actor),
    "partnerships_proposals": lambda all_, actor: all_.partnerships.proposals(actor),
    "partnerships_likely": lambda all_, actor: all_.partnerships.likely_mentors(actor, 32),
    "partnerships_mentors": lambda all_, actor: all_.partnerships.mentors(actor),
    "partnerships_hours": lambda all_, actor: all_.partnerships.mentor_hours(actor),
    "partnerships_matching_groups": lambda all_, actor: all_.partnerships.matching_groups(actor, 1),
    "partnerships_matching_alone": lambda all_, actor: all_.partnerships.alone(actor, 1),
    "partnerships_matching_changes": lambda all_, actor: all_.partnerships.matching_changes(actor, 1),
    "partnerships_personal": lambda all_, actor: all_.partnerships.personal_list(actor),
    "partnerships_personal_school": lambda all_, actor: all_.partnerships.personal_list(curator(actor)),
    "roadmap_board": lambda all_, actor: all_.roadmap.board(actor, BoardFilter()),
    "roadmap_board_school": lambda all_, actor: all_.roadmap.board(actor, BoardFilter(school=1)),
    "roadmap_board_directions": lambda all_, actor: all_.roadmap.board_directions(actor, BoardFilter()),
    "roadmap_board_states": lambda all_, actor: all_.roadmap.board_states(actor, BoardFilter()),
    "roadmap_board_stages": lambda all_, actor: all_.roadmap.board_stages(actor, BoardFilter()),
    "roadmap_board_schools": lambda all_, actor: all_.roadmap.board_schools(actor, BoardFilter()),
    "roadmap_activity": lambda all_, actor: all_.roadmap.activity(actor, 5),
    "roadmap_activity_school": lambda all_, actor: all_.roadmap.activity(curator(actor), 5),
    "roadmap_late_people": lambda all_, actor: all_.roadmap.late_people(actor, 6),
    "roadmap_requests_map": lambda all_, actor: all_.roadmap.schools_on_map(actor),
    "roadmap_requests": lambda all_, actor: all_.roadmap.requests_on_map(actor),
    "roadmap_requests_unmet": lambda all_, actor: all_.roadmap.requests_on_map(actor, unanswered=True),
    "roadmap_request": lambda all_, actor: all_.roadmap.request_card(actor, 1),
    **{f"roadmap_answers_{kind}": of_answers(kind) for kind in AnswerKind},
    "roadmap_attention": lambda all_, actor: all_.roadmap.attention(actor),
    "roadmap_attention_school": lambda all_, actor: all_.roadmap.attention(curator(actor)),
    "roadmap_case": lambda all_, actor: all_.roadmap.case(actor, CaseKind.SILENT, 51),
    "roadmap_notes": lambda all_, actor: all_.roadmap.case_notes(actor),
    "roadmap_away": lambda all_, actor: all_.roadmap.away(actor),
    "roadmap_review": lambda all_, actor: all_.roadmap.review(actor),
    "roadmap_review_school": lambda all_, actor: all_.roadmap.review(curator(actor)),
    "roadmap_recommendations": lambda all_, actor: all_.roadmap.recommendations(actor),
    "roadmap_recommendation": lambda all_, actor: all_.roadmap.recommendation(actor, 1),
    "roadmap_digest": lambda all_, actor: all_.roadmap.digest(actor),
    "roadmap_own": lambda all_, actor: all_.roadmap.own_roadmap(actor),
    "surveys_list": lambda all_, actor: all_.surveys.listed(actor),
    "surveys_card": lambda all_, actor: all_.surveys.line(actor, 1),
    "surveys_performers": lambda all_, actor: all_.surveys.choosable_people(actor, 0),
    "surveys_schools": lambda all_, actor: all_.surveys.choosable_schools(actor, 0),
    "programmes_mine": lambda all_, actor: all_.programmes.mine(actor),
    "programmes_next_year": lambda all_, actor: all_.programmes.next_year_pairs(actor),
    "events_upcoming": lambda all_, actor: all_.events.upcoming(actor),
    "events_past": lambda all_, actor: all_.events.past(actor),
    "events_mine": lambda all_, actor: all_.events.my_events(actor),
    "events_guests": lambda all_, actor: all_.events.guest_list(actor, 1),
    "events_guests_search": lambda all_, actor: all_.events.guest_list(actor, 1, search="Бабава"),
    "events_find_people": lambda all_, actor: all_.events.find_people(actor, 1, "Бабава"),
    "broadcasts_list": lambda all_, actor: all_.broadcasts.all(actor),
    "broadcasts_card": lambda all_, actor: all_.broadcasts.card(actor, SENT),
    "broadcasts_progress": lambda all_, actor: all_.broadcasts.progress(actor, SENT),
    "broadcasts_report": lambda all_, actor: all_.broadcasts.report(actor, SENT, 0, 11),
    "broadcasts_left_out": lambda all_, actor: all_.broadcasts.left_out(actor, 1),
    "broadcasts_schools": lambda all_, actor: all_.broadcasts.schools(actor),
    "broadcasts_pairs": lambda all_, actor: all_.broadcasts.partnerships(actor),
    "broadcasts_events": lambda all_, actor: all_.broadcasts.events(actor),
    "chats_page": lambda all_, actor: all_.chats.page(actor),
    "practices_search": lambda all_, actor: all_.practices.search(actor, Search(), 0, 7),
    "practices_of_subject": lambda all_, actor: all_.practices.search(actor, Search(subject=A_SUBJECT), 0, 7),
    "practices_waiting": lambda all_, actor: all_.practices.waiting_practices(actor, 0, 7),
    "practices_bank": lambda all_, actor: all_.practices.bank(actor),
    "practices_subjects": lambda all_, actor: all_.practices.subjects(actor),
    "summaries_results": lambda all_, actor: all_.summaries.all_results(actor),
    "summaries_school": lambda all_, actor: all_.summaries.school_summary(actor, 1),
}
"""Cost the same however many people there are."""
WHOLE: dict[str, Look] = {
    "events_card": lambda all_, actor: all_.events.card(actor, 1),
    "partnerships_matching": lambda all_, actor: all_.partnerships.matching(actor, 1),
    "partnerships_matching_start": lambda all_, actor: all_.partnerships.matching_start(actor),
    "roadmap_wordings": lambda all_, actor: all_.roadmap.plan_wordings(actor),
    "roadmap_plan": lambda all_, actor: all_.roadmap.plan(actor),
    "roadmap_year": lambda all_, actor: all_.roadmap.year(actor),
    "broadcasts_audience": lambda all_, actor: all_.broadcasts.audience(actor, 1),
    "events_invitees": lambda all_, actor: all_.events.count_invitees(
        actor, 1, Segment.load(EVERYBODY), invited=False
    ),
    "summaries_figures": lambda all_, actor: all_.summaries.figures(actor),
    **{f"summaries_figure_{one}": of_figure(one) for one in Indicator},
    "summaries_figure_people": of_figure(Indicator.TEACHERS, people=True),
    "programmes_readiness": lambda all_, actor: all_.programmes.readiness(actor),
    "programmes_roll_over": lambda all_, actor: all_.programmes.next_year(actor),
    "roadmap_requests_table": lambda all_, actor: all_.roadmap.requests_table(actor),
    "people_links": lambda all_, actor: all_.people.links(actor),
    "people_links_all": lambda all_, actor: all_.people.links_by_school(actor),
}
"""Are, or count, everything there is: no lists."""
