"""Menus opened in the same second have different ids."""

from aiogram.fsm.state import State, StatesGroup
from aiogram_dialog.api.entities import Stack

from bot.intents import use_ours


class Menu(StatesGroup):
    one = State()


def test_menus_of_one_second_never_share_an_id() -> None:
    use_ours()
    ids = set()
    for _ in range(3000):
        stack = Stack()
        ids |= {stack.push(Menu.one, {}).id, stack.push(Menu.one, {}).id}
    assert len(ids) == 6000
    assert {len(one) for one in ids} == {8}
