"""All kinds of messages that the outbox may hold, with who renders them."""

from delivery.messages.broadcasts import BroadcastsMessages
from delivery.messages.events import EventsMessages
from delivery.messages.partnerships import PartnershipsMessages
from delivery.messages.rider import RiderLine
from delivery.messages.roadmap import RoadmapMessages
from delivery.messages.summaries import SummariesMessages
from delivery.messages.surveys import SurveysMessages
from delivery.worker import Renderer
from documents.worker import OfficeWorker
from services.registry import Services


def renderers(services: Services, office: OfficeWorker) -> dict[str, Renderer]:
    """Kind → renderer. Each kind belongs to one area."""
    events, surveys = EventsMessages(services), SurveysMessages(services)
    partnerships, summaries = PartnershipsMessages(services), SummariesMessages(services, office)
    riders: dict[str, RiderLine] = {
        **events.riders(),
        **surveys.riders(),
        **partnerships.riders(),
    }
    roadmap = RoadmapMessages(services, riders)
    found: dict[str, Renderer] = {}
    for area in (events, surveys, partnerships, summaries, roadmap, BroadcastsMessages(services)):
        for kind, renderer in area.renderers().items():
            if kind in found:
                raise ValueError(f"two renderers for {kind}")
            found[kind] = renderer
    return found
