"""The messages of registration: greeting, the consent's text, refusal, «всё верно?»."""

from delivery.outgoing import Outgoing, rows
from handlers.people.callbacks import CheckTap, LinkStep, LinkTap
from locales import Reader
from services.people.consent import text_key
from services.people.facts import Gender, Greeting, Role
from services.people.rules import gender

FIELD_LENGTH = 400
"""Characters of one field on a screen: Telegram takes 4096 in all, and a phone shows far fewer."""

OFFICIALS = frozenset({Role.METHODIST, Role.CURATOR, Role.VIEWER})


def greeting(reader: Reader, facts: Greeting) -> Outgoing:
    """Who invites, what for, and the question of consent."""
    official = facts.roles & OFFICIALS
    key = "greeting-official" if official else "greeting-teacher"
    text = reader.html(
        key,
        name=facts.greeting,
        programme=facts.programme,
        sees="figures" if official == {Role.VIEWER} else "people",
        roles=role_names(reader, facts.roles, facts.gender),
    )
    return Outgoing(
        text,
        rows(
            [(reader.plain("consent-read"), _link(LinkStep.READ, facts.token))],
            _choice(reader, facts),
        ),
    )


def full_text(reader: Reader, facts: Greeting) -> Outgoing:
    """The whole text of the version in force, with the same choice under it."""
    return Outgoing(
        reader.html(text_key(), programme=facts.programme),
        rows(_choice(reader, facts), [(reader.plain("button-back"), _link(LinkStep.SHOW, facts.token))]),
    )


def declining(reader: Reader, facts: Greeting) -> Outgoing:
    """Refusing erases: said before it is done."""
    return Outgoing(
        reader.html("consent-declining"),
        rows(
            [(reader.plain("consent-erase"), _link(LinkStep.ERASE, facts.token))],
            [(reader.plain("button-back"), _link(LinkStep.SHOW, facts.token))],
        ),
    )


def erased(reader: Reader) -> Outgoing:
    return Outgoing(reader.html("consent-erased"))


def check(reader: Reader, facts: Greeting) -> Outgoing:
    """What the roster says of the reader: right, or to be corrected."""
    known = ", ".join(short(part) for part in (facts.school, facts.subject) if part)
    known = known[:1].upper() + known[1:]
    text = reader.html("check-known", known=known) if known else reader.html("check-unknown")
    return Outgoing(
        text,
        rows(
            [
                (reader.plain("check-right"), CheckTap(right=1).pack()),
                (reader.plain("check-correct"), CheckTap(right=0).pack()),
            ]
        ),
    )


def short(text: str, limit: int = FIELD_LENGTH) -> str:
    """The text as far as it fits."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def role_names(reader: Reader, roles: frozenset[Role] | tuple[Role, ...], who: Gender) -> str:
    """«куратор, наставник», «наставляемая»."""
    return ", ".join(reader.plain(f"role-{role}", gender=who.value) for role in Role if role in roles)


def gender_of(full_name: str) -> Gender:
    """By the patronymic, the third of three words."""
    words = full_name.split()
    return gender(words[-1]) if len(words) > 2 else Gender.UNKNOWN


def _choice(reader: Reader, facts: Greeting) -> list[tuple[str, str]]:
    return [
        (reader.plain("consent-yes", gender=facts.gender), _link(LinkStep.AGREE, facts.token)),
        (reader.plain("consent-no", gender=facts.gender), _link(LinkStep.DECLINE, facts.token)),
    ]


def _link(step: LinkStep, token: str) -> str:
    return LinkTap(step=step, token=token).pack()
