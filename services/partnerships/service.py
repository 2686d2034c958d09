"""Partnerships: see PRODUCT.md §2.7-2.11."""

from services.partnerships.entries import Entries
from services.partnerships.fit import FitQuestions
from services.partnerships.history import History
from services.partnerships.hours import Hours
from services.partnerships.introductions import Introductions
from services.partnerships.journal import Journal
from services.partnerships.online import Online
from services.partnerships.personal_agreeing import PersonalAgreeing
from services.partnerships.personal_shown import PersonalShown
from services.partnerships.personal_telling import PersonalTelling
from services.partnerships.proposals import Proposals
from services.partnerships.proposing import Proposing
from services.partnerships.publishing import Publishing
from services.partnerships.questionnaire import Questionnaire
from services.partnerships.roster import FromRoster
from services.partnerships.school_groups import SchoolGroups
from services.partnerships.worries import Worries


class PartnershipsService(
    FromRoster,
    Introductions,
    Journal,
    Entries,
    Hours,
    History,
    FitQuestions,
    Worries,
    Questionnaire,
    Proposing,
    Proposals,
    Publishing,
    SchoolGroups,
    PersonalAgreeing,
    PersonalShown,
    PersonalTelling,
    Online,
):
    """Everything a person or the clock may want of partnerships."""
