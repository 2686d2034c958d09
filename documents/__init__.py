"""Office files in and out: bytes → drafts, facts → bytes. Nothing here touches the database or Telegram."""
