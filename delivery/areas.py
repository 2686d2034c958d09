"""All kinds of messages that the outbox may hold, with who renders them."""

from aiogram import Bot

from delivery.messages.broadcast_changes import BroadcastChanges
from delivery.messages.broadcast_news import BroadcastNews
from delivery.messages.broadcasts import BroadcastsMessages
from delivery.messages.chat_news import ChatNews
from delivery.messages.chats import ChatsMessages
from delivery.messages.consent import ConsentMessages
from delivery.messages.digest import DigestMessages
from delivery.messages.events import EventsMessages
from delivery.messages.fit import FitMessages
from delivery.messages.matching import MatchingMessages
from delivery.messages.mentors import MentorsMessages
from delivery.messages.outbox import OutboxMessages
from delivery.messages.partnership_news import PartnershipNews
from delivery.messages.partnerships import PartnershipsMessages
from delivery.messages.people import PeopleMessages
from delivery.messages.personal import PersonalMessages
from delivery.messages.practices import PracticesMessages
from delivery.messages.rider import RiderLine
from delivery.messages.roadmap import RoadmapMessages
from delivery.messages.school_requests import SchoolRequestsMessages
from delivery.messages.school_weeks import SchoolWeeksMessages
from delivery.messages.summaries import SummariesMessages
from delivery.messages.surveys import SurveysMessages
from delivery.worker import Renderer
from documents.worker import OfficeWorker
from services.registry import Services


def riders(services: Services) -> dict[str, RiderLine]:
    """Kind → what makes its line in a day's bundle; the roadmap's own kinds it knows itself."""
    return {
        **EventsMessages(services).riders(),
        **SurveysMessages(services).riders(),
        **PartnershipsMessages(services).riders(),
        **PartnershipNews(services).riders(),
        **PersonalMessages(services).riders(),
        **ConsentMessages(services).riders(),
        **PracticesMessages(services).riders(),
        **DigestMessages(services).riders(),
        **SchoolRequestsMessages(services).riders(),
        **SchoolWeeksMessages(services).riders(),
        **OutboxMessages(services).riders(),
        **ChatNews(services).riders(),
        **BroadcastNews(services).riders(),
        **FitMessages(services).riders(),
        **MentorsMessages(services).riders(),
        **MatchingMessages(services).riders(),
    }


def renderers(services: Services, office: OfficeWorker, bot: Bot) -> dict[str, Renderer]:
    """Kind → renderer. Each kind belongs to one area."""
    events, surveys = EventsMessages(services), SurveysMessages(services)
    partnerships, summaries = PartnershipsMessages(services), SummariesMessages(services, office)
    roadmap = RoadmapMessages(services, riders)
    found: dict[str, Renderer] = {}
    news, broadcasts = PartnershipNews(services), BroadcastsMessages(services)
    people, consent = PeopleMessages(services), ConsentMessages(services)
    outbox = OutboxMessages(services)
    mentors, matching = MentorsMessages(services), MatchingMessages(services)
    for area in (
        events,
        surveys,
        partnerships,
        news,
        PersonalMessages(services),
        FitMessages(services),
        PracticesMessages(services),
        DigestMessages(services),
        SchoolRequestsMessages(services),
        SchoolWeeksMessages(services),
        mentors,
        matching,
        summaries,
        roadmap,
        broadcasts,
        BroadcastChanges(services),
        BroadcastNews(services),
        people,
        consent,
        outbox,
        ChatsMessages(services, bot),
        ChatNews(services),
    ):
        for kind, renderer in area.renderers().items():
            if kind in found:
                raise ValueError(f"two renderers for {kind}")
            found[kind] = renderer
    return found
