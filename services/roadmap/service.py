"""Everything a person or the clock may want of the roadmap; see PRODUCT.md §3."""

from services.roadmap.answering import Answers
from services.roadmap.asking_later import AskingLater
from services.roadmap.assigning import Assigning
from services.roadmap.attention import Attention
from services.roadmap.board import Board
from services.roadmap.by_hand import ByHand
from services.roadmap.deciding import Decisions
from services.roadmap.digest import Digests
from services.roadmap.escalating import Escalation
from services.roadmap.filtering import Filtering
from services.roadmap.helping import Help
from services.roadmap.importing import Importing
from services.roadmap.own import Own
from services.roadmap.plan_reviews import PlanReviews
from services.roadmap.recommending import Recommending
from services.roadmap.reminding import Reminding
from services.roadmap.requests_map import RequestsMap
from services.roadmap.reviewing import Reviewing
from services.roadmap.school_requests import SchoolRequests
from services.roadmap.staging import Staging
from services.roadmap.updating import Updating
from services.roadmap.watching import Watching
from services.roadmap.year import Year


class RoadmapService(
    Importing,
    Escalation,
    Digests,
    Answers,
    Help,
    Own,
    Board,
    Attention,
    Decisions,
    Updating,
    ByHand,
    Reviewing,
    Assigning,
    Filtering,
    PlanReviews,
    AskingLater,
    Reminding,
    Staging,
    SchoolRequests,
    RequestsMap,
    Recommending,
    Year,
    Watching,
):
    """The parts of the roadmap's service as one."""
