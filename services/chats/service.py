"""Linked groups: see PRODUCT.md §2.12."""

from services.chats.linking import ChatLinking
from services.chats.planning import ChatPlanning


class ChatsService(ChatLinking, ChatPlanning):
    """Everything a person, the clock, or Telegram may want of linked groups."""
