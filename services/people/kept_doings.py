"""What a person has done and what was said to them, part by part: the second half of `kept_queries`."""

from sqlalchemy import func, or_, select

from models.broadcasts import BroadcastRecipient
from models.events import Event, EventGuest, EventPresenter
from models.practices import Practice, PracticeUse
from models.roadmap import Assignment, HelpRequest
from models.surveys import NamedAnswer, Participation, Question, Survey, VisitSheet
from models.system import AuditRecord, OutboxMessage, StoredFile
from services.people.kept_types import Query

DOINGS: dict[str, tuple[tuple[str, ...], Query]] = {
    "assignments": (
        (
            "title",
            "due",
            "task_state",
            "finished",
            "evidence",
            "file",
            "accepted",
            "returned_with",
            "postponed_to",
            "not_possible_because",
        ),
        lambda people, _: (
            select(
                Assignment.title,
                Assignment.due_on,
                Assignment.state,
                Assignment.done_at,
                Assignment.evidence_text,
                StoredFile.name,
                Assignment.accepted_at,
                Assignment.returned_note,
                Assignment.postponed_to,
                Assignment.not_possible_reason,
            )
            .outerjoin(StoredFile, StoredFile.id == Assignment.evidence_file_id)
            .where(Assignment.person_id.in_(people))
            .order_by(Assignment.due_on, Assignment.id)
        ),
    ),
    "help_asked": (
        ("question", "asked", "answer", "answered"),
        lambda people, _: (
            select(HelpRequest.question, HelpRequest.asked_at, HelpRequest.answer, HelpRequest.answered_at)
            .where(HelpRequest.person_id.in_(people))
            .order_by(HelpRequest.id)
        ),
    ),
    "help_given": (
        ("answer", "answered"),
        lambda people, _: (
            select(HelpRequest.answer, HelpRequest.answered_at)
            .where(HelpRequest.answered_by_id.in_(people))
            .order_by(HelpRequest.id)
        ),
    ),
    "events": (
        ("title", "starts", "going", "answered", "attended", "marked_by", "was_invited"),
        lambda people, _: (
            select(
                Event.title,
                Event.starts_at,
                EventGuest.answer,
                EventGuest.answered_at,
                EventGuest.attended,
                EventGuest.marked_by,
                EventGuest.invited,
            )
            .join(EventGuest, EventGuest.event_id == Event.id)
            .where(EventGuest.person_id.in_(people))
            .order_by(Event.starts_at, Event.id)
        ),
    ),
    "events_led": (
        ("title", "starts"),
        lambda people, _: (
            select(Event.title, Event.starts_at)
            .join(EventPresenter, EventPresenter.event_id == Event.id)
            .where(EventPresenter.person_id.in_(people))
            .order_by(Event.starts_at, Event.id)
        ),
    ),
    "surveys": (
        ("about", "anonymous", "survey_state"),
        lambda people, _: (
            select(func.coalesce(Event.title, Survey.title), Survey.anonymous, Participation.state)
            .select_from(Participation)
            .join(Survey, Survey.id == Participation.survey_id)
            .outerjoin(Event, Event.id == Survey.event_id)
            .where(Participation.person_id.in_(people))
            .order_by(Participation.id)
        ),
    ),
    "named_answers": (
        ("question_code", "mark", "words", "answered"),
        lambda people, _: (
            select(
                func.coalesce(func.nullif(Question.text, ""), Question.code),
                NamedAnswer.number,
                NamedAnswer.text,
                NamedAnswer.answered_at,
            )
            .join(Question, Question.id == NamedAnswer.question_id)
            .join(Participation, Participation.id == NamedAnswer.participation_id)
            .where(Participation.person_id.in_(people))
            .order_by(NamedAnswer.id)
        ),
    ),
    "visit_sheets": (
        ("question_code", "mark", "words", "answered"),
        lambda people, _: (
            select(Question.code, NamedAnswer.number, NamedAnswer.text, NamedAnswer.answered_at)
            .join(Question, Question.id == NamedAnswer.question_id)
            .join(VisitSheet, VisitSheet.survey_id == NamedAnswer.survey_id)
            # What is being written is the mentor's still.
            .where(VisitSheet.mentee_id.in_(people), VisitSheet.meeting_id.is_not(None))
            .order_by(NamedAnswer.id)
        ),
    ),
    "practices": (
        ("title", "subject", "grade", "words", "link", "practice_state", "returned_with", "made"),
        lambda people, _: (
            select(
                Practice.title,
                Practice.subject,
                Practice.grade,
                Practice.about,
                Practice.link,
                Practice.state,
                Practice.note,
                Practice.made_at,
            )
            .where(Practice.author_id.in_(people))
            .order_by(Practice.id)
        ),
    ),
    "practices_taken": (
        ("title", "when"),
        lambda people, _: (
            select(Practice.title, PracticeUse.used_at)
            .join(Practice, Practice.id == PracticeUse.practice_id)
            .where(PracticeUse.person_id.in_(people))
            .order_by(PracticeUse.used_at)
        ),
    ),
    "files": (
        ("file", "media_type", "bytes", "stored"),
        lambda people, _: (
            select(StoredFile.name, StoredFile.media_type, StoredFile.size, StoredFile.stored_at)
            .where(StoredFile.person_id.in_(people))
            .order_by(StoredFile.id)
        ),
    ),
    "broadcasts": (
        ("left_out", "read"),
        lambda people, _: (
            select(BroadcastRecipient.left_out, BroadcastRecipient.read_at)
            .where(BroadcastRecipient.person_id.in_(people))
            .order_by(BroadcastRecipient.broadcast_id)
        ),
    ),
    "messages": (
        ("message", "message_state", "made", "settled"),
        lambda people, account: (
            select(
                OutboxMessage.kind, OutboxMessage.status, OutboxMessage.created_at, OutboxMessage.settled_at
            )
            .where(or_(OutboxMessage.person_id.in_(people), OutboxMessage.account_id == account))
            .order_by(OutboxMessage.id)
        ),
    ),
    "log": (
        ("when", "action", "by_myself"),
        lambda people, account: (
            select(
                AuditRecord.at, AuditRecord.action, func.coalesce(AuditRecord.account_id == account, False)
            )
            .where(
                or_(
                    AuditRecord.subject.in_([f"person:{person}" for person in people]),
                    AuditRecord.account_id == account,
                )
            )
            .order_by(AuditRecord.id)
        ),
    ),
}
