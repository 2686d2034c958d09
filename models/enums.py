"""The fixed choices of the product, named as in PRODUCT.md §1. Their values are what the tables hold."""

from enum import StrEnum


class Role(StrEnum):
    METHODIST = "methodist"
    CURATOR = "curator"
    VIEWER = "viewer"
    MENTOR = "mentor"
    MENTEE = "mentee"


class SchoolCategory(StrEnum):
    LEADER = "leader"
    LOW_RESULTS = "low_results"
    AT_RISK = "at_risk"
    OTHER = "other"


class NetworkModel(StrEnum):
    COORDINATING = "coordinating"
    RESOURCE = "resource"
    INSTRUMENTAL = "instrumental"
    IDENTICAL = "identical"
    CHAIN = "chain"
    MIXED = "mixed"


class ProgrammeState(StrEnum):
    PREPARING = "preparing"
    LAUNCHED = "launched"
    COMPLETED = "completed"


class PhaseKind(StrEnum):
    LAUNCH = "launch"
    PRACTICE = "practice"
    COMPLETION = "completion"


class Indicator(StrEnum):
    SCHOOLS = "schools"
    WEAK_SCHOOLS = "weak_schools"
    TEACHERS = "teachers"
    ON_TIME = "on_time"
    SATISFACTION = "satisfaction"


class PersonState(StrEnum):
    IMPORTED = "imported"
    APPLIED = "applied"
    CONSENTED = "consented"
    REGISTERED = "registered"
    WITHDRAWN = "withdrawn"


class ApplicationStep(StrEnum):
    """What somebody who registers themselves is asked next; SENT waits for the methodist's yes."""

    NAME = "name"
    SCHOOL = "school"
    SUBJECT = "subject"
    DEFICITS = "deficits"
    SENT = "sent"


class DeficitKind(StrEnum):
    """The seven professional deficits every programme begins with (PRODUCT.md §1), in their order."""

    SUBJECT = "subject"
    METHOD = "method"
    UPBRINGING = "upbringing"
    ORGANISATION = "organisation"
    SUPPORT = "support"
    PARENTS = "parents"
    FURTHER = "further"


class DeficitSide(StrEnum):
    """What a person says of a deficit: help is wanted, or can be given."""

    WANTED = "wanted"
    SHARED = "shared"


class PartnershipState(StrEnum):
    PROPOSED = "proposed"
    ACTIVE = "active"
    PAUSED = "paused"
    CLOSED = "closed"


class Weight(StrEnum):
    """How much something counts when partners are chosen."""

    IGNORED = "ignored"
    PREFERRED = "preferred"
    REQUIRED = "required"


class Unplaced(StrEnum):
    """Why a matching has no mentor for somebody, or why its publication left a pair out."""

    NO_MENTORS = "no_mentors"
    NOT_AGAIN = "not_again"
    NO_SUBJECT = "no_subject"
    NO_DEFICIT = "no_deficit"
    NO_SCHOOL = "no_school"
    NOT_TRAINED = "not_trained"
    BUSY = "busy"
    BY_HAND = "by_hand"
    GONE = "gone"
    PAIRED = "paired"
    MENTOR_GONE = "mentor_gone"


class MatchingState(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    DROPPED = "dropped"


class MeetingPlace(StrEnum):
    """How a mentor is ready to work."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    BOTH = "both"


class MeetingForm(StrEnum):
    LESSON_VISIT = "lesson_visit"
    CONSULTATION = "consultation"
    JOINT_LESSON = "joint_lesson"
    ONLINE_CALL = "online_call"


class OnlineStep(StrEnum):
    """The steps of a partnership held online, in their order."""

    ACCESS = "access"
    ACQUAINTANCE = "acquaintance"
    EXCHANGE = "exchange"
    PRACTICE = "practice"
    RHYTHM = "rhythm"


class Fit(StrEnum):
    """How a mentee finds their mentor after the first meeting."""

    GOOD = "good"
    RATHER = "rather"
    POOR = "poor"


class RequestOutcome(StrEnum):
    """What a methodist made of a request for another partner."""

    KEPT = "kept"
    PARTED = "parted"
    REPLACED = "replaced"


class PersonalState(StrEnum):
    """Where a personal programme stands; REVIEWED: the mid-term review is behind it."""

    DRAFT = "draft"
    AGREED = "agreed"
    REVIEWED = "reviewed"
    FINISHED = "finished"


class Doer(StrEnum):
    """Who carries out an action of a personal programme."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    BOTH = "both"


class Review(StrEnum):
    MIDTERM = "midterm"
    END = "end"


class GoalOutcome(StrEnum):
    REACHED = "reached"
    PARTLY = "partly"
    NOT_YET = "not_yet"


class WordKind(StrEnum):
    """What a member's word in a personal programme is about."""

    EXPECTS = "expects"
    CHANGE = "change"
    MIDTERM = "midterm"
    END = "end"


class PeriodKind(StrEnum):
    DATE = "date"
    DEADLINE = "deadline"
    WINDOW = "window"
    RECURRING = "recurring"
    BY_SCHEDULE = "by_schedule"
    NONE = "none"


class Evidence(StrEnum):
    NOTHING = "nothing"
    FILE = "file"
    PHOTO = "photo"
    LINK = "link"
    NUMBER = "number"


class Answering(StrEnum):
    """How often an activity is asked for of those whom its wording means."""

    EACH = "each"
    SCHOOL = "school"
    PAIR = "pair"


class PlanReview(StrEnum):
    """When a programme looks back at its plan."""

    INTERIM = "interim"
    FINAL = "final"


class OwnDayKind(StrEnum):
    """What a programme says of days itself, beside weekends and the country's public holidays."""

    OFF = "off"
    HOLIDAYS = "holidays"
    WORKING = "working"


class ChangeKind(StrEnum):
    """What was changed of an activity after the plan was saved."""

    MOVED = "moved"
    REWORDED = "reworded"
    DROPPED = "dropped"
    RESTORED = "restored"
    ADDED = "added"


class AssignmentState(StrEnum):
    OPEN = "open"
    DONE = "done"
    NOT_POSSIBLE = "not_possible"
    CANCELLED = "cancelled"


class Stage(StrEnum):
    """Steps of «обучение действием», in their order."""

    THEORY = "theory"
    EXPERIENCE = "experience"
    TRIAL_LESSON = "trial_lesson"
    JOINT_ANALYSIS = "joint_analysis"
    RECOMMENDATIONS = "recommendations"
    INDIVIDUAL_TRIALS = "individual_trials"
    GROUP_WORK = "group_work"
    SUMMING_UP = "summing_up"


class CaseOutcome(StrEnum):
    """What a methodist did about an exception; TAKEN: it is in hand, and stays in the list."""

    TAKEN = "taken"
    DONE = "done"
    NO_PROBLEM = "no_problem"


class Addressee(StrEnum):
    """Whom a recommendation is for; ADMINISTRATION: the curators of a school, or of all schools."""

    ADMINISTRATION = "administration"
    HEAD = "head"
    PERSONS = "persons"
    ROLE = "role"


class EventKind(StrEnum):
    LESSON = "lesson"
    MASTER_CLASS = "master_class"
    TRIAL_LESSON = "trial_lesson"
    SEMINAR = "seminar"
    COUNCIL = "council"
    FESTIVAL = "festival"


class EventState(StrEnum):
    PLANNED = "planned"
    CANCELLED = "cancelled"


class EventAfter(StrEnum):
    """What has followed an event: nothing yet, a question who was there, the survey; or nobody came.

    APART: nothing follows this one, for it is asked about with its series, or each of its lessons is.
    """

    WAITING = "waiting"
    ASKED = "asked"
    SURVEYED = "surveyed"
    EMPTY = "empty"
    APART = "apart"


class EventAnswer(StrEnum):
    """WAITING: would come, but all places are taken; the first in the queue moves up."""

    NONE = "none"
    GOING = "going"
    WAITING = "waiting"
    MAYBE = "maybe"
    DECLINED = "declined"


class MarkedBy(StrEnum):
    """Who said whether a guest was there: the guest by the event's code, or who leads the event."""

    CODE = "code"
    HOST = "host"


class QuestionKind(StrEnum):
    """How a question is answered. MATRIX: one row of a matrix of scales, asked like a scale of its own.

    WHEN: what one will try, in words, and by when, by a button.
    """

    SCALE = "scale"
    NPS = "nps"
    SINGLE = "single"
    MULTIPLE = "multiple"
    MATRIX = "matrix"
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    FILE = "file"
    WHEN = "when"


class SurveyState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class ParticipationState(StrEnum):
    """How far a person is in one survey; says nothing of the answers. LEFT: not asked any more."""

    WAITING = "waiting"
    STARTED = "started"
    NAMED_PART = "named_part"
    FINISHED = "finished"
    LEFT = "left"


class BroadcastState(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class OutboxStatus(StrEnum):
    """pending → claimed → sending → sent; the others are ends, but for held."""

    PENDING = "pending"
    HELD = "held"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    UNREACHABLE = "unreachable"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class PaperKind(StrEnum):
    """Official papers made of the programme's data; each has a template that can be replaced."""

    REPORT = "report"
    PAIRS = "pairs"
    CONTRACT = "contract"
    HOURS = "hours"
    THANKS = "thanks"
    SURVEY = "survey"
    PERSONAL = "personal"


class PracticeState(StrEnum):
    """How far a card of the bank of practices is; a draft is its author's alone."""

    DRAFT = "draft"
    WAITING = "waiting"
    RETURNED = "returned"
    PUBLISHED = "published"
