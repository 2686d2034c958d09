"""Broadcasts: see PRODUCT.md §5.1-5.2."""

from services.broadcasts.albums import Albums
from services.broadcasts.changing import Changing
from services.broadcasts.drafting import Drafting
from services.broadcasts.holding import Holding
from services.broadcasts.listing import Listing
from services.broadcasts.reading import Reading
from services.broadcasts.sending import Sending
from services.broadcasts.templates import Templates
from services.broadcasts.watching import Watching


class BroadcastsService(Drafting, Listing, Templates, Albums, Sending, Watching, Changing, Holding, Reading):
    """Everything a person or the clock may want of broadcasts."""
