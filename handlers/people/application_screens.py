"""What somebody who registers themselves sees: the offer, one question at a time, the wait."""

from collections.abc import Sequence

from delivery.messages.deficits import deficit_label
from delivery.outgoing import Outgoing, rows
from handlers.common.widgets import fitted
from handlers.people.callbacks import ApplyStep, ApplyTap, JoinTap, LinkStep
from handlers.people.screens import short
from locales import Markup, Reader, join
from services.people.applying import ApplicationFacts, ApplicationStep, DeficitChoice, JoinOffer
from services.people.consent import text_key
from services.people.facts import Gender, SchoolLine

DEFICITS_A_PAGE = 7
MARKS = {None: "▫️", "wanted": "🙋", "shared": "🎁"}

Buttons = list[tuple[str, str]]


def offer(reader: Reader, facts: JoinOffer) -> Outgoing:
    """What the programme is and the question of consent: before it nothing is kept."""
    named = int(bool(facts.school))
    text = reader.html("join-greeting", programme=facts.programme, named=named, school=facts.school)
    read = (reader.plain("consent-read"), _join(LinkStep.READ, facts.token))
    return Outgoing(text, rows([read], _choice(reader, facts)))


def full_text(reader: Reader, facts: JoinOffer) -> Outgoing:
    """The whole text of the version in force, with the same choice under it."""
    back = (reader.plain("button-back"), _join(LinkStep.SHOW, facts.token))
    return Outgoing(reader.html(text_key(), programme=facts.programme), rows(_choice(reader, facts), [back]))


def declined(reader: Reader) -> Outgoing:
    return Outgoing(reader.html("join-declined"))


def question(
    reader: Reader, facts: ApplicationFacts, schools: Sequence[SchoolLine] = (), page: int = 0
) -> Outgoing:
    """The question the applicant stands before; `schools` are those likely meant by what they wrote."""
    if facts.step is ApplicationStep.SENT:
        erase = (reader.plain("apply-drop"), _tap(ApplyStep.DROP, facts))
        return Outgoing(reader.html("apply-sent", programme=facts.programme), rows([erase]))
    head = reader.html("apply-head", n=facts.answer, of=facts.answers)
    lines: list[Buttons] = []
    match facts.step:
        case ApplicationStep.NAME:
            asked = reader.html("apply-name")
        case ApplicationStep.SCHOOL:
            asked, lines = _school(reader, facts, schools)
        case ApplicationStep.SUBJECT:
            asked = reader.html("apply-subject")
            lines = [[(reader.plain("apply-no-subject"), _tap(ApplyStep.NO_SUBJECT, facts))]]
        case _:
            asked, lines = _deficits(reader, facts, page)
    last = [(reader.plain("apply-drop"), _tap(ApplyStep.DROP, facts))]
    if facts.answer > 1:
        last.insert(0, (reader.plain("button-back"), _tap(ApplyStep.BACK, facts)))
    return Outgoing(join([head, asked]), rows(*lines, last))


def dropping(reader: Reader, facts: ApplicationFacts) -> Outgoing:
    """Giving up erases: said before it is done."""
    return Outgoing(
        reader.html("apply-dropping"),
        rows(
            [(reader.plain("apply-erase"), _tap(ApplyStep.ERASE, facts))],
            [(reader.plain("button-back"), _tap(ApplyStep.SHOW, facts))],
        ),
    )


def erased(reader: Reader) -> Outgoing:
    return Outgoing(reader.html("apply-erased"))


def _school(
    reader: Reader, facts: ApplicationFacts, schools: Sequence[SchoolLine]
) -> tuple[Markup, list[Buttons]]:
    if not facts.school:
        return reader.html("apply-school"), []
    key = "apply-school-likely" if schools else "apply-school-unknown"
    lines = [[(fitted(one.name), _tap(ApplyStep.SCHOOL, facts, one.id))] for one in schools]
    lines.append([(reader.plain("apply-not-listed"), _tap(ApplyStep.NOT_LISTED, facts))])
    return reader.html(key, school=facts.school), lines


def _deficits(reader: Reader, facts: ApplicationFacts, page: int) -> tuple[Markup, list[Buttons]]:
    pages = max(1, -(-len(facts.deficits) // DEFICITS_A_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = facts.deficits[page * DEFICITS_A_PAGE : (page + 1) * DEFICITS_A_PAGE]
    lines = [[(_deficit(reader, one), _tap(ApplyStep.DEFICIT, facts, one.id))] for one in shown]
    turns = [("←", page - 1)] if page else []
    turns += [("→", page + 1)] if page + 1 < pages else []
    lines.append([(label, _tap(ApplyStep.PAGE, facts, to)) for label, to in turns])
    lines.append([(reader.plain("apply-send"), _tap(ApplyStep.SEND, facts))])
    known = [facts.full_name, facts.school, facts.subject]
    text = reader.html("apply-deficits", known=", ".join(short(one, 120) for one in known if one))
    return text, lines


def _deficit(reader: Reader, one: DeficitChoice) -> str:
    return fitted(f"{MARKS[one.side]} {deficit_label(reader, one)}")


def _choice(reader: Reader, facts: JoinOffer) -> Buttons:
    unknown = Gender.UNKNOWN.value
    return [
        (reader.plain("consent-yes", gender=unknown), _join(LinkStep.AGREE, facts.token)),
        (reader.plain("consent-no", gender=unknown), _join(LinkStep.DECLINE, facts.token)),
    ]


def _join(step: LinkStep, token: str) -> str:
    return JoinTap(step=step, token=token).pack()


def _tap(step: ApplyStep, facts: ApplicationFacts, value: int = 0) -> str:
    return ApplyTap(step=step, application=facts.id, value=value).pack()
