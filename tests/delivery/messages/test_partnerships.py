"""Introductions in both languages, with the longest names, within Telegram's limits."""

from dataclasses import replace
from datetime import date

import pytest
from aiogram.types import InlineKeyboardMarkup

from delivery.messages.partnerships import (
    MetForm,
    asking_day,
    asking_form,
    introduction,
    write_url,
)
from delivery.outgoing import Outgoing, without_user_links
from locales import LANGUAGES, Reader, Texts
from models.enums import MeetingForm, PartnershipState
from services.broadcasts.rules import visible_length
from services.partnerships.facts import Logged, MeetingLine, MyPartnership, Partner
from services.people.rules import Gender

PARTNER = Partner(
    person_id=1,
    full_name="Орлова <b>Ирина</b> & Павловна",
    short_name="Орлова\u00a0И.\u00a0П.",
    subject="физика",
    school="Приладожская СОШ",
    gender=Gender.FEMALE,
    registered=True,
    phone="+79210000000",
    telegram_id=77,
    username=None,
)
PAIR = MyPartnership(
    id=1,
    state=PartnershipState.ACTIVE,
    i_mentor=False,
    partners=(PARTNER,),
    reason="сильная <сторона>",
    paused_until=None,
    instead_of="",
    asked_for_other=False,
    first_meeting_by=date(2026, 10, 20),
    meetings=(),
    time_zone="Europe/Moscow",
)
LONG = replace(
    PARTNER,
    full_name="Ж" * 600,
    short_name="Ж" * 200,
    subject="п" * 500,
    school="ш" * 200,
    phone="+" + "7" * 31,
)
GROUP = replace(PAIR, i_mentor=True, partners=(LONG,) * 15, reason="р" * 500)
LOGGED = Logged(5, 1, date(2026, 10, 5), MeetingForm.LESSON_VISIT, already=False)


@pytest.fixture(params=LANGUAGES)
def reader(request: pytest.FixtureRequest) -> Reader:
    return Reader(Texts.load(), request.param)


def buttons(outgoing: Outgoing) -> list[str]:
    keyboard = outgoing.keyboard or InlineKeyboardMarkup(inline_keyboard=[])
    return [button.text for line in keyboard.inline_keyboard for button in line]


def test_every_form_of_it_fits(reader: Reader) -> None:
    for mine in (PAIR, GROUP, replace(GROUP, state=PartnershipState.PAUSED)):
        for outgoing in (
            introduction(reader, mine),
            introduction(reader, mine, LOGGED),
            asking_form(reader, mine),
            asking_day(reader, mine, MetForm(partnership_id=1, form=0), date(2026, 12, 31)),
            asking_day(reader, mine, MetForm(partnership_id=2**31, form=3, more=1), date(2026, 12, 31)),
        ):
            assert visible_length(outgoing.text) <= 4096
            assert outgoing.keyboard
            for line in outgoing.keyboard.inline_keyboard:
                for button in line:
                    assert 0 < len(button.text) <= 28, button.text
                    assert len((button.callback_data or "").encode()) <= 64


def test_people_are_data(reader: Reader) -> None:
    text = introduction(reader, PAIR).text
    assert "Орлова &lt;b&gt;Ирина&lt;/b&gt; &amp; Павловна" in text
    assert "сильная &lt;сторона&gt;" in text


def test_who_is_not_here_yet_has_no_contacts(reader: Reader) -> None:
    absent = replace(PARTNER, registered=False, phone=None, telegram_id=None)
    outgoing = introduction(reader, replace(PAIR, partners=(absent,)))
    assert len(buttons(outgoing)) == 1
    assert "☎" not in outgoing.text


def test_a_username_is_the_better_link() -> None:
    assert write_url(PARTNER) == "tg://user?id=77"
    assert write_url(replace(PARTNER, username="orlova_ip")) == "https://t.me/orlova_ip"


def test_russian_says_him_and_her() -> None:
    russian = Reader(Texts.load(), "ru")
    for gender, label in ((Gender.FEMALE, "ей"), (Gender.MALE, "ему"), (Gender.UNKNOWN, "сообщение")):
        mine = replace(PAIR, partners=(replace(PARTNER, gender=gender),))
        assert buttons(introduction(russian, mine))[0] == f"Написать {label}"


def test_meetings_and_the_end(reader: Reader) -> None:
    held = MeetingLine(1, date(2026, 10, 5), MeetingForm.CONSULTATION, "")
    met = introduction(reader, replace(PAIR, meetings=(held,)))
    assert "20" not in met.text.split("☎")[0], "the first meeting is past"
    closed = introduction(reader, replace(PAIR, state=PartnershipState.CLOSED))
    assert closed.keyboard is None
    assert asking_form(reader, replace(PAIR, state=PartnershipState.CLOSED)) == closed


def test_without_user_links_nothing_else_goes(reader: Reader) -> None:
    keyboard = introduction(reader, PAIR).keyboard
    assert keyboard
    left = without_user_links(keyboard)
    assert left
    assert len(left.inline_keyboard) == len(keyboard.inline_keyboard) - 1
    only = InlineKeyboardMarkup(inline_keyboard=keyboard.inline_keyboard[:1])
    assert without_user_links(only) is None
