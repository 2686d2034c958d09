"""/me: what is kept of the reader, corrected, exported, taken back; the language."""

from datetime import date
from typing import Any

from aiogram.enums import ContentType
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Start, SwitchTo

from delivery.messages.consent import question
from delivery.messages.deficits import said_deficits
from delivery.outgoing import send
from documents.roster.likely import likely_schools
from handlers.common.context import ctx_of
from handlers.common.typed import Problem, typed
from handlers.common.widgets import Html, Label, Pages, Ready, back, choice, home
from handlers.people import keptofme, owndeficits, ownhours, ownpause
from handlers.people.ownphone import on_contact, on_share
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
    paused_until = (await ctx.services.people.messages_pause(ctx.actor)).until
    behind = found.consent_version is not None and found.consent_version < consent.CURRENT_VERSION
    return {
        "text": profile_text(ctx.reader, found, paused_until),
        "several": found.programmes > 1,
        "behind": behind,
    }


def profile_text(reader: Reader, found: ProfileFacts, paused_until: date | None) -> Markup:
    """Every field that is kept, the empty ones too: they can be filled in here; and a pause that lasts."""
    values = {
        "person-school": found.school,
        "person-roles": role_names(reader, found.roles, gender_of(found.full_name)),
        "person-subject": found.subject,
        "person-strengths": said_deficits(reader, found.strengths),
        "person-deficits": said_deficits(reader, found.deficits),
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
    if paused_until is not None:
        lines.append(reader.html("profile-paused", day=dates.day_with_year(reader.locale, paused_until)))
    return join(lines)


async def edited(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    reader = ctx_of(dialog_manager).reader
    field = ProfileField(dialog_manager.dialog_data["field"])
    return {
        "text": reader.html(f"profile-ask-{field}", limit=LONGEST[field]),
        "phone": field is ProfileField.PHONE,
    }


async def on_field(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["field"] = button.widget_id
    of_list = button.widget_id in {ProfileField.STRENGTHS, ProfileField.DEFICITS}
    await manager.switch_to(Profile.deficits if of_list else Profile.edit)


async def on_value(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.update_profile(ctx.actor, ProfileField(manager.dialog_data["field"]), text)
    await manager.switch_to(Profile.main)


async def on_name(manager: DialogManager, text: str) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.rename(ctx.actor, text)
    await manager.switch_to(Profile.main)


async def schools(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    lines = await ctx.services.people.schools_to_choose(ctx.actor)
    likely = dialog_manager.dialog_data.get("likely")
    shown = [line for line in lines if likely is None or line.id in likely]
    if likely is not None:
        shown.sort(key=lambda line: likely.index(line.id))
    return {"lines": [{"id": line.id, "label": short(line.name, LABEL_LENGTH)} for line in shown]}


async def on_school_words(manager: DialogManager, text: str) -> None:
    """The schools that may be meant, the likeliest first."""
    ctx = ctx_of(manager)
    lines = await ctx.services.people.schools_to_choose(ctx.actor)
    places = await ctx.office.run(likely_schools, text, tuple(line.name for line in lines))
    if not places:
        manager.dialog_data.pop("likely", None)
        raise DomainError("profile-school-unknown")
    manager.dialog_data["likely"] = [lines[place].id for place in places]


async def on_school(tap: CallbackQuery, __: Any, manager: DialogManager, school_id: int) -> None:
    ctx = ctx_of(manager)
    if teams := await ctx.services.people.choose_school(ctx.actor, school_id):
        named = ", ".join(f"«{team}»" for team in teams)
        await tap.answer(short(ctx.reader.plain("profile-left-teams", teams=named), 200), show_alert=True)
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


async def on_consent(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The new text of the consent, for who had left it for later; the menu moves below it."""
    ctx = ctx_of(manager)
    facts = await ctx.services.people.own_consent(ctx.actor)
    await send(ctx.bot, ctx.user.id, question(ctx.reader, facts))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_withdraw(query: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.people.withdraw(ctx.actor)
    # With it the menu's last trace goes out of the conversations, which stand under a Telegram id.
    manager.current_stack().last_message_id = None
    await manager.reset_stack(remove_keyboard=False)
    state: FSMContext = manager.middleware_data["state"]
    await state.clear()
    await ctx.refresh()
    if query.message is not None:
        await ctx.bot.edit_message_text(
            ctx.reader.html("withdraw-done"), chat_id=ctx.user.id, message_id=query.message.message_id
        )


async def on_school_button(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    if ctx_of(manager).actor.roles & {"curator", "methodist", "viewer"}:
        raise DomainError("profile-school-fixed")
    manager.dialog_data.pop("likely", None)
    await manager.switch_to(Profile.school)


dialog = Dialog(
    Window(
        Ready("text"),
        Group(
            SwitchTo(Label("profile-correct"), id="correct", state=Profile.fields),
            SwitchTo(Label("profile-language"), id="language", state=Profile.language),
            Button(Label("consent-again-button"), id="consent", on_click=on_consent, when="behind"),
            SwitchTo(Label("profile-kept"), id="kept", state=Profile.kept),
            SwitchTo(Label("profile-pause"), id="pause", state=Profile.pause),
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
            SwitchTo(Label("profile-name"), id="name", state=Profile.rename),
            *(Button(Label(f"profile-{field}"), id=str(field.value), on_click=on_field) for field in FIELDS),
            Button(Label("profile-school"), id="school", on_click=on_school_button),
            SwitchTo(Label("profile-quiet"), id="quiet", state=Profile.quiet_from),
            back(Profile.main),
            width=2,
        ),
        getter=facts,
        state=Profile.fields,
    ),
    Window(
        Problem(),
        Ready("text"),
        MessageInput(on_contact, content_types=ContentType.CONTACT),
        typed(on_value),
        Button(Label("profile-share-phone"), id="share", on_click=on_share, when="phone"),
        back(Profile.fields),
        getter=edited,
        state=Profile.edit,
    ),
    Window(
        Problem(),
        Html("apply-name"),
        typed(on_name),
        back(Profile.fields),
        state=Profile.rename,
    ),
    owndeficits.window,
    *ownhours.windows,
    ownpause.window,
    *keptofme.windows,
    Window(
        Problem(),
        Html("profile-ask-school"),
        typed(on_school_words),
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
        SwitchTo(Label("withdraw-yes"), id="yes", state=Profile.withdraw_sure),
        back(Profile.main),
        state=Profile.withdraw,
    ),
    Window(
        Html("withdraw-sure"),
        Button(Label("withdraw-for-good"), id="for_good", on_click=on_withdraw),
        back(Profile.main),
        state=Profile.withdraw_sure,
    ),
)
