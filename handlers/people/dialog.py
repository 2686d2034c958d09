"""The people of a programme: the funnel, lists by stage and name, a person's card, links to hand out."""

from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Row, Start, SwitchTo

from delivery.messages.deficits import said_deficits
from delivery.outgoing import Outgoing, send
from documents.errors import DocumentError
from handlers.common.context import Context, ctx_of
from handlers.common.typed import Problem, complain, typed
from handlers.common.widgets import Html, Label, Ready, back, choice, leave
from handlers.partnerships.states import History, MyPartners, Partnerships, PersonalList
from handlers.people.linkfile import personal_link, send_qr
from handlers.people.roster import read_list
from handlers.people.screens import gender_of, role_names, short
from handlers.people.states import Invitations, People, Roles, Roster, Schools, StuckSchools
from locales import Markup, Reader, dates, join, phones
from services.errors import DomainError
from services.orders import order_of
from services.people.facts import PersonCard, PersonLine, Role, Stage

ICONS = {
    Stage.IMPORTED: "📄",
    Stage.OPENED: "👀",
    Stage.CONSENTED: "✍️",
    Stage.REGISTERED: "✅",
    Stage.PAIRED: "🤝",
}
UNREACHABLE = "🚫"
STAGES: tuple[Stage | None, ...] = (None, *Stage)
QUERY_LENGTH = 60
NAME_LENGTH = 26
NOTHING = {"-", "–", "—"}


def _of_school(ctx: Context) -> bool:
    """Whether the reader sees one school's people only."""
    return Role.METHODIST not in ctx.actor.roles and ctx.actor.school_id is not None


async def funnel(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.people.funnel(ctx.actor)
    return {
        "imported": found.imported,
        "opened": found.opened,
        "consented": found.consented,
        "registered": found.registered,
        "paired": found.paired,
        "refused": found.refused,
        "unreachable": found.unreachable,
        "waiting": found.imported - found.registered,
        "curator": _of_school(ctx),
        "of": "school" if _of_school(ctx) else "programme",
        "methodist": Role.METHODIST in ctx.actor.roles,
        # Others have their own pairs in the main menu; a methodist's is full.
        "in_pairs": Role.METHODIST in ctx.actor.roles and bool(ctx.actor.roles & {Role.MENTOR, Role.MENTEE}),
    }


async def people(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    stage = STAGES[data.get("stage", 0)]
    found = await ctx.services.people.people(ctx.actor, data.get("page", 0), stage, data.get("query", ""))
    data["page"] = found.place.page
    everybody = "school" if _of_school(ctx) else "all"
    return {
        "total": found.place.total,
        "page": found.place.page + 1,
        "pages": found.place.pages,
        "more": int(found.place.more),
        "query": data.get("query", ""),
        "stage": ctx.reader.plain(f"stage-{stage or everybody}"),
        "lines": [
            {
                "id": line.id,
                "label": f"{ICONS[line.stage] if line.reachable else UNREACHABLE} {_name(line)}",
            }
            for line in found.people
        ],
        "stages": [
            {"id": index, "label": (ICONS[one] if one else "☰") + ("•" if one is stage else "")}
            for index, one in enumerate(STAGES)
        ],
        "earlier": found.place.page > 0,
        "later": found.place.later,
        "filtered": int(bool(data.get("query"))),
    }


def _name(line: PersonLine) -> str:
    return line.name if len(line.name) <= NAME_LENGTH else short(line.short_name, NAME_LENGTH)


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.people.card(ctx.actor, dialog_manager.dialog_data["person"])
    paper = await _paper(ctx, found.id) if Role.METHODIST in ctx.actor.roles else []
    return {
        "text": join([await card_text(ctx, found), *paper]),
        "has_link": bool(found.token),
        "linkable": Role.METHODIST in ctx.actor.roles and found.stage in {Stage.IMPORTED, Stage.OPENED},
        "appoints": Role.METHODIST in ctx.actor.roles or ctx.actor.is_owner,
        "methodist": Role.METHODIST in ctx.actor.roles,
    }


async def _paper(ctx: Context, person_id: int) -> list[Markup]:
    found = await ctx.services.people.paper(ctx.actor, person_id)
    if found is None:
        return []
    day = dates.day_with_year(ctx.reader.locale, found.day)
    return [ctx.reader.html("person-paper", number=found.number, day=day)]


async def on_paper(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    paper = None if text.strip() in NOTHING else order_of(text)
    await ctx.services.people.record_paper(ctx.actor, manager.dialog_data["person"], paper)
    await manager.switch_to(People.person)


async def card_text(ctx: Context, found: PersonCard) -> Markup:
    """What the methodist (or the curator) may see of a person; empty fields are left out."""
    reader = ctx.reader
    icon = ICONS[found.stage] if found.reachable else UNREACHABLE
    stage = reader.plain(f"stage-{found.stage}" if found.reachable else "stage-unreachable")
    lines = [
        reader.html("person-head", name=found.full_name),
        reader.html("person-stage", icon=icon, stage=stage),
        *_facts(reader, found),
    ]
    if found.token:
        lines.append(reader.html("person-link", link=await personal_link(ctx.bot, found.token)))
    return join(lines)


def _facts(reader: Reader, found: PersonCard) -> list[Markup]:
    roles = role_names(reader, found.roles, gender_of(found.full_name))
    values = {
        "person-school": found.school,
        "person-roles": roles,
        "person-subject": found.subject,
        "person-strengths": said_deficits(reader, found.strengths),
        "person-deficits": said_deficits(reader, found.deficits),
        "person-phone": phones.spaced(found.phone),
    }
    return [reader.html(key, value=short(value)) for key, value in values.items() if value]


async def on_person(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    manager.dialog_data["person"] = person_id
    await manager.switch_to(People.person)


async def on_stage(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    if 0 <= index < len(STAGES):
        manager.dialog_data.update(stage=index, page=0)


async def on_waiting(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Those who have not even opened their link come first: they are the ones to nudge."""
    manager.dialog_data.update(stage=STAGES.index(Stage.IMPORTED), page=0, query="")
    await manager.switch_to(People.list)


async def on_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.update(stage=0, page=0, query="")
    await manager.switch_to(People.list)


async def on_turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["page"] = manager.dialog_data.get("page", 0) + (
        1 if button.widget_id == "later" else -1
    )


async def on_query(manager: DialogManager, text: str) -> None:
    if len(text) > QUERY_LENGTH:
        raise DomainError("error-text-too-long", length=len(text), limit=QUERY_LENGTH)
    manager.dialog_data.update(query=text, page=0)


async def on_other_person(manager: DialogManager, text: str) -> None:
    """A surname on somebody's card looks for the next person, among all."""
    await on_query(manager, text)
    manager.dialog_data.update(stage=0)
    await manager.switch_to(People.list)


async def on_clear(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.update(query="", page=0)


async def on_letter(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A message ready to be forwarded; the card moves below it."""
    ctx = ctx_of(manager)
    found = await ctx.services.people.card(ctx.actor, manager.dialog_data["person"])
    if found.token:
        link = await personal_link(ctx.bot, found.token)
        letter = ctx.reader.html("person-letter", name=found.greeting, programme=found.programme, link=link)
        await send(ctx.bot, ctx.user.id, Outgoing(letter))
        manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_history(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(History.main, data={"person": manager.dialog_data["person"]})


async def on_new_link(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.renew_link(ctx.actor, manager.dialog_data["person"])


async def on_document(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A list may be sent right here, too."""
    if message.document is None or Role.METHODIST not in ctx_of(manager).actor.roles:
        return
    try:
        draft = await read_list(manager, message.document)
    except (DomainError, DocumentError) as error:
        complain(manager, error)
    else:
        await manager.start(Roster.preview, data={"draft": draft})


async def on_revoke(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.revoke_link(ctx.actor, manager.dialog_data["person"])


async def on_qr(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The personal link as a picture for the person's camera; the card moves below it."""
    ctx = ctx_of(manager)
    found = await ctx.services.people.card(ctx.actor, manager.dialog_data["person"])
    if found.token:
        await send_qr(ctx, await personal_link(ctx.bot, found.token), found.full_name)
        manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_own_school(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Schools.card, data={"school": ctx_of(manager).actor.school_id})


async def on_roles(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Roles.main, data={"person": manager.dialog_data["person"]})


dialog = Dialog(
    Window(
        Problem(),
        Html("people-funnel"),
        Group(
            Button(Label("people-all"), id="all", on_click=on_all),
            Button(Label("people-waiting"), id="waiting", on_click=on_waiting, when="waiting"),
            Start(Label("people-stuck"), id="stuck", state=StuckSchools.main, when="waiting"),
            Start(Label("people-roster"), id="roster", state=Roster.main, when="methodist"),
            Start(Label("people-partners"), id="partners", state=Partnerships.main, when="methodist"),
            Start(Label("people-own-pairs"), id="own_pairs", state=MyPartners.main, when="in_pairs"),
            Start(Label("people-schools"), id="schools", state=Schools.list, when="methodist"),
            Button(Label("people-own-school"), id="own_school", on_click=on_own_school, when="curator"),
            Start(Label("personal-list-button"), id="personals", state=PersonalList.main, when="curator"),
            Start(Label("people-invitations"), id="links", state=Invitations.main, when="methodist"),
            width=2,
        ),
        MessageInput(on_document, content_types=ContentType.DOCUMENT),
        leave(),
        getter=funnel,
        state=People.main,
    ),
    Window(
        Problem(),
        Html("people-list"),
        Group(
            choice("stage", "stages", on_stage, of=int),
            width=6,
        ),
        Group(
            choice("person", "lines", on_person, of=int),
            width=1,
        ),
        Row(
            Button(Label("list-earlier"), id="earlier", on_click=on_turn, when="earlier"),
            Button(Label("list-later"), id="later", on_click=on_turn, when="later"),
        ),
        Button(Label("people-everyone-again"), id="clear", on_click=on_clear, when="filtered"),
        typed(on_query),
        back(People.main),
        getter=people,
        state=People.list,
    ),
    Window(
        Problem(),
        Ready("text"),
        Button(Label("person-send-letter"), id="letter", on_click=on_letter, when="has_link"),
        Group(
            Button(Label("person-qr"), id="qr", on_click=on_qr, when="has_link"),
            Button(Label("person-new-link"), id="renew", on_click=on_new_link, when="linkable"),
            Button(Label("person-revoke-link"), id="revoke", on_click=on_revoke, when="has_link"),
            width=2,
        ),
        SwitchTo(Label("person-set-paper"), id="paper", state=People.paper, when="methodist"),
        Group(
            Button(Label("history-button"), id="history", on_click=on_history, when="methodist"),
            Button(Label("roles-button"), id="roles", on_click=on_roles, when="appoints"),
            width=2,
        ),
        typed(on_other_person),
        back(People.list),
        getter=card,
        state=People.person,
    ),
    Window(
        Problem(),
        Html("person-ask-paper"),
        typed(on_paper),
        back(People.person),
        state=People.paper,
    ),
)
