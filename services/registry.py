"""All services of the program, built once by `bot.app`."""

from dataclasses import dataclass
from pathlib import Path

from models.database import Database
from services.broadcasts.service import BroadcastsService
from services.chats.service import ChatsService
from services.clock import Clock
from services.events.service import EventsService
from services.files import FileStore
from services.housekeeping import Housekeeping
from services.outbox.unsent import Unsent
from services.partnerships.service import PartnershipsService
from services.people.identity import Identity
from services.people.service import PeopleService
from services.practices.service import PracticesService
from services.programmes.service import ProgrammesService
from services.roadmap.service import RoadmapService
from services.summaries.service import SummariesService
from services.surveys.service import SurveysService


@dataclass(frozen=True, slots=True)
class Services:
    clock: Clock
    files: FileStore
    identity: Identity
    programmes: ProgrammesService
    people: PeopleService
    partnerships: PartnershipsService
    roadmap: RoadmapService
    events: EventsService
    surveys: SurveysService
    broadcasts: BroadcastsService
    summaries: SummariesService
    chats: ChatsService
    practices: PracticesService
    housekeeping: Housekeeping
    unsent: Unsent

    @classmethod
    def build(
        cls,
        database: Database,
        clock: Clock,
        owner_ids: frozenset[int],
        secret: str,
        data_dir: Path,
        send_rate: float = 30,
    ) -> "Services":
        """`secret` keys the hashes that remain of people who refused; `data_dir` holds received files;
        `send_rate` is how many messages a second leave."""
        files = FileStore(data_dir)
        return cls(
            clock=clock,
            files=files,
            identity=Identity(database, clock, owner_ids),
            programmes=ProgrammesService(database, clock),
            people=PeopleService(database, clock, secret, files),
            partnerships=PartnershipsService(database, clock),
            roadmap=RoadmapService(database, clock),
            events=EventsService(database, clock),
            surveys=SurveysService(database, clock),
            broadcasts=BroadcastsService(database, clock, send_rate),
            summaries=SummariesService(database, clock),
            chats=ChatsService(database, clock),
            practices=PracticesService(database, clock),
            housekeeping=Housekeeping(database, clock, files),
            unsent=Unsent(database, clock, owner_ids),
        )
