"""When an account may be written to, for what is said outside the daily budget."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from models.people import Account


def next_awake(account: Account, time_zone: str, moment: datetime) -> datetime:
    """`moment` (aware) itself if it is outside the account's quiet hours, else their end (UTC)."""
    zone = ZoneInfo(time_zone)
    local = moment.astimezone(zone)
    if not _quiet(account, local):
        return moment
    end = local.replace(hour=account.quiet_to // 60, minute=account.quiet_to % 60, second=0, microsecond=0)
    return end if end > local else end + timedelta(days=1)


def last_awake(account: Account, time_zone: str, moment: datetime) -> datetime:
    """`moment` itself if it is outside the account's quiet hours, else half an hour before they began."""
    local = moment.astimezone(ZoneInfo(time_zone))
    if not _quiet(account, local):
        return moment
    start = local.replace(
        hour=account.quiet_from // 60, minute=account.quiet_from % 60, second=0, microsecond=0
    )
    start -= timedelta(minutes=30)
    return start if start <= local else start - timedelta(days=1)


def _quiet(account: Account, local: datetime) -> bool:
    minute = local.hour * 60 + local.minute
    if account.quiet_from > account.quiet_to:
        return not account.quiet_to <= minute < account.quiet_from
    return account.quiet_from <= minute < account.quiet_to
