"""People in the chat: commands, personal links, registration, the programme's people, one's own profile."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.people import (
    applicants,
    applying,
    auditlog,
    commands,
    consenting,
    dialog,
    invitations,
    profile,
    registration,
    roles,
    roster,
    schools,
    stuck,
    teams,
)

router = Router(name="people")
router.include_routers(commands.router, registration.router, applying.router, consenting.router)

dialogs: tuple[Dialog, ...] = (
    dialog.dialog,
    roles.dialog,
    schools.dialog,
    teams.dialog,
    invitations.dialog,
    applicants.dialog,
    roster.dialog,
    stuck.dialog,
    profile.dialog,
    auditlog.dialog,
)

__all__ = ["dialogs", "router"]
