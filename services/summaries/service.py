"""What has been brought in, for the methodist."""

from services.summaries.comparing import Comparing
from services.summaries.indicators import Indicators
from services.summaries.papers import Papers
from services.summaries.school_weeks import SchoolWeeks
from services.summaries.schools import SchoolSummaries


class SummariesService(Comparing, Indicators, SchoolSummaries, SchoolWeeks, Papers):
    """Surveys, two of them side by side, indicators, schools and their weeks, papers."""
