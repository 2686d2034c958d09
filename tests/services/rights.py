"""Who may what: one line per wish. `test_rights.py` tries each by every role, near and far.

A line reads: the arguments (of a place), who may have it of the own (school, partnership, self), who of
another school or partnership of the own programme, and what holds far off (other programmes and
municipalities). Without a word only the methodist may, and nobody from afar.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from models.enums import (
    DeficitSide,
    EventAnswer,
    EventKind,
    Fit,
    Indicator,
    MeetingForm,
    MeetingPlace,
    NetworkModel,
    Role,
)
from services.broadcasts.facts import Content, Segment, SegmentKind
from services.events.facts import NewEvent
from services.orders import Order
from services.partnerships.worries import WorryKind
from services.people.drafts import RosterDraft
from services.people.own import QuietHours
from services.people.questions import Answer
from services.people.rules import ProfileField
from services.programmes.facts import NewProgramme
from services.roadmap.answering import Prompt
from services.roadmap.rules import Given
from tests.services.places import Place
from tests.services.roadmap.plans import a_draft, deadline

Roles = frozenset[str]
NOBODY: Roles = frozenset()
METHODIST: Roles = frozenset({"methodist"})
CURATOR: Roles = frozenset({"curator"})
MENTOR: Roles = frozenset({"mentor"})
MENTEE: Roles = frozenset({"mentee"})
PAIR = MENTOR | MENTEE
STAFF = METHODIST | CURATOR
MEMBERS = STAFF | PAIR | frozenset({"viewer"})
ANYBODY = MEMBERS | frozenset({"outsider", "stranger"})
"""Also whose part has ended, and who never had one."""


@dataclass(frozen=True, slots=True)
class Line:
    """`other` and `far` say who is answered about another's thing; of what is far nothing may change.

    Who is not named gets Forbidden or NotFound, and changes nothing either. `municipal`: the thing belongs
    to the municipality, not to one programme. `bearer`: the right is in the argument (a link), whosever.
    """

    args: Callable[[Place], tuple[Any, ...]] = lambda _: ()
    own: Roles = METHODIST
    other: Roles | None = None
    far: Roles = NOBODY
    named: Mapping[str, Any] = field(default_factory=dict)
    municipal: bool = False
    bearer: bool = False

    @property
    def of_other(self) -> Roles:
        return (self.own & METHODIST) if self.other is None else self.other


SOON = datetime(2026, 11, 27, 9, tzinfo=UTC)
DAY = date(2026, 11, 16)
NO_PROMPT = Prompt(0, 0)

RIGHTS: dict[str, Line] = {
    "identity.choose_programme": Line(lambda of: (of.programme,), ANYBODY, far=ANYBODY),
    "identity.expect": Line(lambda _: ("",), ANYBODY),
    "identity.record_refusal": Line(lambda _: ("card",), ANYBODY),
    "identity.set_language": Line(lambda _: ("en",), ANYBODY),
    "programmes.create": Line(
        lambda _: (
            NewProgramme("Район", "", "Район", 2026, "Europe/Moscow", NetworkModel.MIXED, "Соколова"),
        ),
        NOBODY,
    ),
    "programmes.home": Line(own=ANYBODY),
    "programmes.mine": Line(own=ANYBODY),
    "programmes.readiness": Line(),
    "programmes.launch": Line(),
    "programmes.settings": Line(),
    "programmes.rename": Line(lambda _: ("Сеть",)),
    "programmes.set_goal": Line(lambda _: (Indicator.TEACHERS, "30")),
    "programmes.set_model": Line(lambda _: (NetworkModel.CHAIN,)),
    "programmes.set_morning": Line(lambda _: (500,)),
    "programmes.set_zone": Line(lambda _: ("Europe/Moscow",)),
    "people.add_deficit": Line(lambda _: ("ИКТ",)),
    "people.rename_deficit": Line(lambda of: (of.deficit, "ИКТ")),
    "people.offer_deficit": Line(lambda of: (of.deficit,), named={"offered": False}),
    "people.deficits": Line(own=MEMBERS),
    "people.own_deficits": Line(own=MEMBERS),
    "people.choose_deficits": Line(lambda of: (DeficitSide.WANTED, [of.deficit]), MEMBERS),
    "people.catalogue": Line(),
    "people.own_words": Line(),
    "people.map_wording": Line(lambda of: ("проектные уроки", of.deficit)),
    "people.people": Line(own=STAFF),
    "people.funnel": Line(own=STAFF),
    "people.stuck": Line(own=STAFF),
    "people.stuck_in": Line(lambda of: (of.school,), STAFF, STAFF, far=STAFF),
    "people.card": Line(lambda of: (of.mentee,), STAFF),
    "people.links": Line(),
    "people.links_by_school": Line(),
    "people.rename": Line(lambda _: ("Орлова Ирина",), MEMBERS),
    "people.quiet_hours": Line(own=MEMBERS),
    "people.set_quiet_hours": Line(lambda _: (QuietHours(19, 9),), MEMBERS),
    "people.own_consent": Line(own=MEMBERS),
    "people.look_at_consent": Line(lambda of: (of.mentee,), MENTEE),
    "people.paper": Line(lambda of: (of.mentee,)),
    "people.record_paper": Line(lambda of: (of.mentee, Order("12", DAY))),
    "people.consents": Line(),
    "people.join_link": Line(lambda of: (of.school,), other=METHODIST, municipal=True),
    "people.make_join_link": Line(lambda of: (of.school,), other=METHODIST, municipal=True),
    "people.revoke_join_link": Line(lambda of: (of.school,), other=METHODIST, municipal=True),
    "people.end_join_link": Line(lambda _: (None, None)),
    "people.limit_join_link": Line(lambda _: (None, 30)),
    "people.open_join": Line(lambda of: (of.join_token,), ANYBODY, ANYBODY, bearer=True),
    "people.apply": Line(lambda of: (of.join_token,), ANYBODY, ANYBODY, bearer=True),
    "people.own_application": Line(own=ANYBODY),
    "people.application": Line(lambda of: (of.application,), NOBODY),
    "people.say_name": Line(lambda of: (of.application, "Орлова Ирина"), NOBODY),
    "people.schools_to_name": Line(lambda of: (of.application,), NOBODY),
    "people.say_school": Line(lambda of: (of.application, of.school), NOBODY, NOBODY),
    "people.write_school": Line(lambda of: (of.application, "СОШ 1"), NOBODY),
    "people.school_not_listed": Line(lambda of: (of.application,), NOBODY),
    "people.say_subject": Line(lambda of: (of.application, "физика"), NOBODY),
    "people.turn_deficit": Line(lambda of: (of.application, of.deficit), NOBODY),
    "people.step_back": Line(lambda of: (of.application,), NOBODY),
    "people.send_application": Line(lambda of: (of.application,), NOBODY),
    "people.drop_application": Line(lambda of: (of.application,), NOBODY),
    "people.applicant": Line(lambda of: (of.application,)),
    "people.not_come_yet": Line(lambda of: (of.application,)),
    "people.place_applicant": Line(lambda of: (of.application, of.school)),
    "people.accept_applicant": Line(lambda of: (of.application, Role.MENTEE)),
    "people.accept_as": Line(lambda of: (of.application, of.newcomer)),
    "people.reject_applicant": Line(lambda of: (of.application,)),
    "people.revoke_link": Line(lambda of: (of.newcomer,)),
    "people.renew_link": Line(lambda of: (of.newcomer,)),
    "people.open_link": Line(lambda of: (of.token,), ANYBODY, ANYBODY, bearer=True),
    "people.agree": Line(lambda of: (of.token,), ANYBODY, ANYBODY, bearer=True),
    "people.refuse": Line(lambda of: (of.token,), ANYBODY, ANYBODY, bearer=True),
    "people.standing": Line(own=MEMBERS),
    "people.register": Line(own=MEMBERS),
    "people.profile": Line(own=MEMBERS),
    "people.update_profile": Line(lambda _: (ProfileField.SUBJECT, "физика"), MEMBERS),
    "people.schools_to_choose": Line(own=MEMBERS),
    "people.choose_school": Line(lambda of: (of.school,), MEMBERS, MEMBERS, municipal=True),
    "people.my_data": Line(own=MEMBERS),
    "people.withdraw": Line(own=MEMBERS),
    "people.known_names": Line(),
    "people.preview_roster": Line(lambda _: (RosterDraft((), ()),)),
    "people.roster_preview": Line(lambda of: (of.roster,)),
    "people.roster_draft": Line(lambda of: (of.roster,)),
    "people.roster_questions": Line(lambda of: (of.roster,)),
    "people.roster_choices": Line(lambda of: (of.roster, "school")),
    "people.answer_roster": Line(lambda of: (of.roster, "0", Answer.SKIP)),
    "people.missing_people": Line(lambda of: (of.roster,)),
    "people.mark_leaving": Line(lambda of: (of.roster, of.free_mentor), named={"leaves": True}),
    "people.drop_roster": Line(lambda of: (of.roster,)),
    "people.confirm_roster": Line(lambda of: (of.roster, "приказ"), far=METHODIST),
    "partnerships.people": Line(),
    "partnerships.chosen": Line(lambda of: ([of.mentee],)),
    "partnerships.is_launched": Line(),
    "partnerships.create": Line(lambda of: (of.free_mentor, [of.free_mentee])),
    "partnerships.all": Line(),
    "partnerships.card": Line(lambda of: (of.partnership,)),
    "partnerships.pause": Line(lambda of: (of.partnership, "болезнь", SOON.date())),
    "partnerships.resume": Line(lambda of: (of.partnership,)),
    "partnerships.close": Line(lambda of: (of.partnership, "цели достигнуты")),
    "partnerships.add_mentee": Line(lambda of: (of.partnership, of.free_mentee)),
    "partnerships.remove_mentee": Line(lambda of: (of.partnership, of.mentee, "переезд")),
    "partnerships.change_mentor": Line(lambda of: (of.partnership, of.free_mentor, "болезнь")),
    "partnerships.history": Line(lambda of: (of.mentee,)),
    "partnerships.my_history": Line(own=MEMBERS),
    "partnerships.local_now": Line(lambda of: (of.partnership,)),
    "partnerships.proposals": Line(),
    "partnerships.proposals_waiting": Line(),
    "partnerships.accept": Line(lambda of: (of.free_mentor, of.free_mentee), far=METHODIST),
    "partnerships.accept_all": Line(),
    "partnerships.mine": Line(own=MEMBERS),
    "partnerships.my_partnership": Line(lambda of: (of.partnership,), PAIR),
    "partnerships.log_meeting": Line(lambda of: (of.partnership, MeetingForm.JOINT_LESSON, DAY), PAIR),
    "partnerships.my_fit": Line(lambda of: (of.fit,), MENTEE),
    "partnerships.answer_fit": Line(lambda of: (of.fit, Fit.GOOD), MENTEE),
    "partnerships.fit_word": Line(lambda of: (of.fit, "спасибо"), MENTEE),
    "partnerships.noted": Line(lambda of: (of.fit,)),
    "partnerships.worry": Line(lambda of: (WorryKind.REQUEST, of.request)),
    "partnerships.ask_other_partner": Line(lambda of: (of.partnership, "болезнь"), PAIR),
    "partnerships.keep": Line(lambda of: (of.request, "Давайте попробуем")),
    "partnerships.part": Line(lambda of: (of.request, "болезнь")),
    "partnerships.give_other": Line(lambda of: (of.request, of.free_mentor, "болезнь")),
    "partnerships.own_meeting": Line(lambda of: (of.meeting,), PAIR),
    "partnerships.set_topic": Line(lambda of: (of.meeting, "чтение"), PAIR),
    "partnerships.mentors": Line(),
    "partnerships.mentor": Line(lambda of: (of.mentor,)),
    "partnerships.mark_mentor": Line(lambda of: (of.mentee,), named={"marked": True}),
    "partnerships.set_places": Line(lambda of: (of.mentor, 3)),
    "partnerships.set_training": Line(lambda of: (of.mentor, DAY, "17")),
    "partnerships.ask_mentors": Line(),
    "partnerships.mentor_form": Line(lambda of: (of.programme,), MENTOR),
    "partnerships.toggle_strength": Line(lambda of: (of.programme, of.deficit, None), MENTOR),
    "partnerships.turn_form": Line(lambda of: (of.programme, 1, None), MENTOR),
    "partnerships.answer_capacity": Line(lambda of: (of.programme, 3, None), MENTOR),
    "partnerships.answer_place": Line(lambda of: (of.programme, MeetingPlace.ONLINE, None), MENTOR),
    "partnerships.write_form": Line(lambda of: (of.programme, "физика"), MENTOR),
    "partnerships.say_trained": Line(lambda of: (of.programme, None), MENTOR),
    "partnerships.wishes": Line(),
    "partnerships.turn_wish": Line(lambda _: ("even",)),
    "partnerships.matching_start": Line(),
    "partnerships.matching_problem": Line(),
    "partnerships.save_matching": Line(lambda _: ((),)),
    "partnerships.matching": Line(lambda of: (of.matching,)),
    "partnerships.matching_groups": Line(lambda of: (of.matching,)),
    "partnerships.all_groups": Line(lambda of: (of.matching,)),
    "partnerships.matching_group": Line(lambda of: (of.matching, of.chosen_mentor)),
    "partnerships.matching_place": Line(lambda of: (of.matching, of.guest)),
    "partnerships.alone": Line(lambda of: (of.matching,)),
    "partnerships.matching_changes": Line(lambda of: (of.matching,)),
    "partnerships.mentor_choices": Line(lambda of: (of.matching, of.guest)),
    "partnerships.place_by_hand": Line(lambda of: (of.matching, of.guest, None)),
    "partnerships.keep_pair": Line(lambda of: (of.matching, of.guest), named={"kept": True}),
    "partnerships.take_away": Line(lambda of: (of.matching, of.guest)),
    "partnerships.bring_back": Line(lambda of: (of.matching,)),
    "partnerships.add_to_matching": Line(lambda of: (of.matching, of.free_mentee)),
    "partnerships.drop_matching": Line(lambda of: (of.matching,)),
    "partnerships.publish_matching": Line(lambda of: (of.matching, {})),
    "partnerships.schedule_matching": Line(lambda of: (of.matching, SOON.date(), {})),
    "partnerships.unschedule_matching": Line(lambda of: (of.matching,)),
    "partnerships.published": Line(lambda of: (of.matching,)),
    "roadmap.plan_frame": Line(),
    "roadmap.begin_import": Line(lambda _: ("план.docx", a_draft())),
    "roadmap.preview": Line(lambda of: (of.plan,)),
    "roadmap.set_period": Line(lambda of: (of.plan, 0, deadline(DAY), "до 16 ноября")),
    "roadmap.whole_year": Line(lambda of: (of.plan, 0)),
    "roadmap.accept_row": Line(lambda of: (of.plan, 0)),
    "roadmap.ask_later": Line(lambda of: (of.plan, 0)),
    "roadmap.skip_row": Line(lambda of: (of.plan, 0)),
    "roadmap.restore_row": Line(lambda of: (of.plan, 0)),
    "roadmap.move_years": Line(lambda of: (of.plan,)),
    "roadmap.set_title": Line(lambda of: (of.plan, 0, "Справка")),
    "roadmap.set_roles": Line(lambda of: (of.plan, "Наставники", ["mentor"])),
    "roadmap.discard": Line(lambda of: (of.plan,)),
    "roadmap.confirm_import": Line(lambda of: (of.plan,), far=METHODIST),
    "roadmap.plan": Line(),
    "roadmap.activity": Line(lambda of: (of.activity,), STAFF),
    "roadmap.give_roles": Line(lambda of: (of.activity, ["mentor"])),
    "roadmap.give_dates": Line(lambda of: (of.activity, deadline(DAY), "до 16 ноября")),
    "roadmap.preview_move": Line(lambda of: (of.activity, deadline(DAY))),
    "roadmap.move": Line(lambda of: (of.activity, deadline(DAY), "до 16 ноября")),
    "roadmap.reword": Line(lambda of: (of.activity, "Справка")),
    "roadmap.drop": Line(lambda of: (of.activity,)),
    "roadmap.restore": Line(lambda of: (of.activity,)),
    "roadmap.history": Line(lambda of: (of.activity,)),
    "roadmap.set_order": Line(lambda _: (Order("12", DAY),)),
    "roadmap.year": Line(),
    "roadmap.plan_calendar": Line(),
    "roadmap.own_calendar": Line(own=MEMBERS),
    "roadmap.review": Line(own=STAFF),
    "roadmap.accept": Line(lambda of: (of.assignment,), STAFF),
    "roadmap.accept_all": Line(own=STAFF),
    "roadmap.return_evidence": Line(lambda of: (of.assignment, "Не то"), STAFF),
    "roadmap.attention": Line(own=STAFF),
    "roadmap.away": Line(),
    "roadmap.assignee": Line(lambda of: (of.assignment,), STAFF),
    "roadmap.mark_done": Line(lambda of: (of.assignment,), STAFF),
    "roadmap.release": Line(lambda of: (of.assignment,), STAFF),
    "roadmap.ask_again": Line(lambda of: (of.assignment,), STAFF),
    "roadmap.bundle": Line(lambda of: (of.daily,), MENTEE),
    "roadmap.own_roadmap": Line(own=MEMBERS),
    "roadmap.own": Line(lambda of: (of.assignment,), MENTEE),
    "roadmap.local_now": Line(lambda of: (of.assignment,), MENTEE),
    "roadmap.done": Line(lambda of: (of.assignment,), MENTEE),
    "roadmap.show": Line(lambda of: (of.assignment, Given("ссылка")), MENTEE),
    "roadmap.expected_evidence": Line(lambda of: (of.assignment,), MENTEE),
    "roadmap.take_back_prompt": Line(lambda of: (of.assignment,), MENTEE),
    "roadmap.postpone": Line(lambda of: (of.assignment, SOON.date()), MENTEE),
    "roadmap.not_possible": Line(lambda of: (of.assignment, "болезнь"), MENTEE),
    "roadmap.ask_in_words": Line(lambda of: ("later", of.assignment, NO_PROMPT), MENTEE),
    "roadmap.ask_help": Line(lambda of: (of.assignment, "Где образец?"), MENTEE),
    "roadmap.help": Line(lambda of: (of.help,), METHODIST | MENTOR),
    "roadmap.begin_answer": Line(lambda of: (of.help, 1), METHODIST | MENTOR),
    "roadmap.answer_help": Line(lambda of: (of.help, "Вот он"), METHODIST | MENTOR),
    "roadmap.drop_answer": Line(own=ANYBODY),
    "events.local_now": Line(own=MEMBERS),
    "events.create": Line(lambda _: (NewEvent(EventKind.COUNCIL, "Совет", SOON, 60, "каб. 1", False),)),
    "events.upcoming": Line(),
    "events.past": Line(),
    "events.unticked": Line(),
    "events.card": Line(lambda of: (of.event,)),
    "events.move": Line(lambda of: (of.event, SOON)),
    "events.cancel": Line(lambda of: (of.event,)),
    "events.guest_list": Line(lambda of: (of.past_event,)),
    "events.find_people": Line(lambda of: (of.past_event, "Орлова")),
    "events.add": Line(lambda of: (of.past_event, of.free_mentor)),
    "events.tick": Line(lambda of: (of.past_event, of.guest, True)),
    "events.finish_attendance": Line(lambda of: (of.past_event,)),
    "events.my_events": Line(own=ANYBODY),
    "events.invitation": Line(lambda of: (of.event,), PAIR),
    "events.answer": Line(lambda of: (of.event, EventAnswer.GOING), PAIR),
    "surveys.listed": Line(),
    "surveys.line": Line(lambda of: (of.survey,)),
    "surveys.close": Line(lambda of: (of.survey,)),
    "surveys.chase": Line(lambda of: (of.survey,)),
    "surveys.look": Line(lambda of: (of.participation,), MENTEE),
    "surveys.choose": Line(lambda of: (of.participation, 1, 5), MENTEE),
    "surveys.write": Line(lambda of: (of.participation, 1, "понравилось"), MENTEE),
    "surveys.skip": Line(lambda of: (of.participation, 1), MENTEE),
    "surveys.back": Line(lambda of: (of.participation, 1), MENTEE),
    "surveys.promise": Line(lambda of: (of.participation, True, "Попробую"), MENTEE),
    "unsent.listed": Line(),
    # Of all programmes: for the owner, who is no role of any.
    "unsent.report": Line(lambda _: (1,), NOBODY),
    "broadcasts.compose": Line(lambda _: (Content("Коллеги!"),)),
    "broadcasts.choose_segment": Line(lambda of: (of.letter, Segment(SegmentKind.ALL))),
    "broadcasts.set_got_it": Line(lambda of: (of.letter, True)),
    "broadcasts.discard": Line(lambda of: (of.letter,), far=METHODIST),
    "broadcasts.all": Line(),
    "broadcasts.card": Line(lambda of: (of.letter,)),
    "broadcasts.audience": Line(lambda of: (of.letter,)),
    "broadcasts.left_out": Line(lambda of: (of.letter,)),
    "broadcasts.schools": Line(),
    "broadcasts.partnerships": Line(),
    "broadcasts.events": Line(),
    "broadcasts.preview": Line(lambda of: (of.letter,)),
    "broadcasts.start": Line(lambda of: (of.letter,)),
    "broadcasts.schedule": Line(lambda of: (of.letter, SOON)),
    "broadcasts.unschedule": Line(lambda of: (of.scheduled,)),
    "broadcasts.watch": Line(lambda of: (of.sent, 1, 1)),
    "broadcasts.pause": Line(lambda of: (of.sent,)),
    "broadcasts.resume": Line(lambda of: (of.sent,)),
    "broadcasts.stop": Line(lambda of: (of.sent,)),
    "broadcasts.repeat": Line(lambda of: (of.sent,)),
    "broadcasts.progress": Line(lambda of: (of.sent,)),
    "broadcasts.report": Line(lambda of: (of.sent,)),
    "broadcasts.got_it": Line(lambda of: (of.sent,), PAIR),
    "chats.page": Line(lambda of: (of.partnership,), METHODIST | MENTOR),
    "chats.kept_by": Line(lambda of: (of.chat,), METHODIST | MENTOR),
    "chats.link": Line(lambda of: (f"gp{of.partnership}", -5, "Группа"), METHODIST | MENTOR),
    "chats.unlink": Line(lambda of: (of.chat,), METHODIST | MENTOR),
    "chats.unlink_here": Line(lambda of: (of.group,), METHODIST | MENTOR),
    "summaries.survey_summary": Line(lambda of: (of.survey, lambda *_, **__: "")),
}
