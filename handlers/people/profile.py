"""/me: what is kept of the reader, corrected, exported, taken back; the language."""

import json
from typing import Any

from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Group, Start, SwitchTo

from delivery.messages.consent import question
from delivery.outgoing import send
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Pages, Ready, back, choice, home
from handlers.people.screens import gender_of, role_names, short
from handlers.people.states import Profile
from handlers.programmes.states import Settings
from locales import LANGUAGES, Markup, Reader, dates, join, phones
from services.errors import DomainError
from services.people import consent
from services.people.facts import ProfileFacts
from services.people.rules import LONGEST, ProfileField

FIELDS = tuple(ProfileField)
LABEL_LENGTH = 40


async def facts(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.people.profile(ctx.actor)
    behind = found.consent_version is not None and found.consent_version < consent.CURRENT_VERSION
    return {"text": profile_text(ctx.reader, found), "several": found.programmes > 1, "behind": behind}


def profile_text(reader: Reader, found: ProfileFacts) -> Markup:
    """Every field that is kept, the empty ones too: they can be filled in here."""
    values = {
        "person-school": found.school,
        "person-roles": role_names(reader, found.roles, gender_of(found.full_name)),
        "person-subject": found.subject,
        "person-strengths": found.strengths,
        "person-deficits": found.deficits,
        "person-phone": phones.spaced(found.phone),
    }
    lines = [
        reader.html("profile-head", name=found.full_name, programme=found.programme),
        *(
            reader.html(key, value=short(value) or reader.plain("profile-empty"))
            for key, value in values.items()
        ),
    ]
    if found.consent_version is not None and found.consent_on is not None:
        day = dates.day_with_year(reader.locale, found.consent_on)
        lines.append(reader.html("profile-consent", version=found.consent_version, day=day))
    return join(lines)


async def edited(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    field = ProfileField(dialog_manager.dialog_data["field"])
    return {"text": reader.html(f"profile-ask-{field}", limit=LONGEST[field])}


async def on_field(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["field"] = button.widget_id
    await manager.switch_to(Profile.edit)


async def on_value(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.update_profile(ctx.actor, ProfileField(manager.dialog_data["field"]), text)
    await manager.switch_to(Profile.main)


async def schools(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    lines = await ctx.services.people.schools_to_choose(ctx.actor)
    return {"lines": [{"id": line.id, "label": short(line.name, LABEL_LENGTH)} for line in lines]}


async def on_school(_: CallbackQuery, __: Any, manager: DialogManager, school_id: int) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.choose_school(ctx.actor, school_id)
    await manager.switch_to(Profile.main)


async def languages(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    names = [{"id": index, "label": reader.plain(f"language-{one}")} for index, one in enumerate(LANGUAGES)]
    return {"languages": names}


async def on_language(_: CallbackQuery, __: Any, manager: DialogManager, index: int) -> None:
    ctx = ctx_of(manager)
    if 0 <= index < len(LANGUAGES):
        await ctx.services.identity.set_language(ctx.actor, LANGUAGES[index])
        await ctx.refresh()
    await manager.switch_to(Profile.main)


async def on_export(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    content = json.dumps(await ctx.services.people.my_data(ctx.actor), ensure_ascii=False, indent=2)
    name = ctx.reader.plain("profile-export-file")
    await ctx.bot.send_document(ctx.user.id, BufferedInputFile(content.encode(), name))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_consent(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The new text of the consent, for who had left it for later; the menu moves below it."""
    ctx = ctx_of(manager)
    facts = await ctx.services.people.own_consent(ctx.actor)
    await send(ctx.bot, ctx.user.id, question(ctx.reader, facts))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_withdraw(query: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.withdraw(ctx.actor)
    await manager.reset_stack(remove_keyboard=False)
    await ctx.refresh()
    if query.message is not None:
        await ctx.bot.edit_message_text(
            ctx.reader.html("withdraw-done"), chat_id=ctx.user.id, message_id=query.message.message_id
        )


async def on_school_button(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    if ctx_of(manager).actor.roles & {"curator", "methodist", "viewer"}:
        raise DomainError("profile-school-fixed")
    await manager.switch_to(Profile.school)


dialog = Dialog(
    Window(
        Ready("text"),
        Group(
            SwitchTo(Label("profile-correct"), id="correct", state=Profile.fields),
            SwitchTo(Label("profile-language"), id="language", state=Profile.language),
            Button(Label("consent-again-button"), id="consent", on_click=on_consent, when="behind"),
            Button(Label("profile-export"), id="export", on_click=on_export),
            SwitchTo(Label("profile-withdraw"), id="withdraw", state=Profile.withdraw),
            Start(Label("home-other-programme"), id="choose", state=Settings.choose, when="several"),
            home(),
            width=2,
        ),
        getter=facts,
        state=Profile.main,
    ),
    Window(
        Ready("text"),
        Group(
            *(Button(Label(f"profile-{field}"), id=str(field.value), on_click=on_field) for field in FIELDS),
            Button(Label("profile-school"), id="school", on_click=on_school_button),
            back(Profile.main),
            width=2,
        ),
        getter=facts,
        state=Profile.fields,
    ),
    Window(
        Problem(),
        Ready("text"),
        typed(on_value),
        back(Profile.fields),
        getter=edited,
        state=Profile.edit,
    ),
    Window(
        Html("profile-ask-school"),
        Pages(
            choice("one", "lines", on_school, of=int),
            id="schools",
            height=6,
        ),
        back(Profile.fields),
        getter=schools,
        state=Profile.school,
    ),
    Window(
        Html("profile-ask-language"),
        Group(
            choice("lang", "languages", on_language, of=int),
            width=2,
        ),
        back(Profile.main),
        getter=languages,
        state=Profile.language,
    ),
    Window(
        Html("withdraw-ask"),
        Button(Label("withdraw-yes"), id="yes", on_click=on_withdraw),
        back(Profile.main),
        state=Profile.withdraw,
    ),
)
