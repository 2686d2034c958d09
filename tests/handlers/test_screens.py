"""Every screen, in both languages: whole, in one language, fit for a phone, with a way back.

Walking to all of them takes an hour; so each is opened at once, as openings.py says. A screen that cannot be
opened so fails here by its name. That the ways lead there is shown by the areas' own stories.
"""

import pytest

from handlers.home.states import Home
from locales import LANGUAGES
from tests.handlers.conftest import Town
from tests.handlers.furnished import furnish, rename_all
from tests.handlers.judging import NAMES, ODD, Judge
from tests.handlers.openings import openings
from tests.handlers.populated import all_rows
from tests.handlers.showing import Screens

WITHOUT_BACK = {Home.main}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_screen(town: Town, language: str) -> None:
    here = await furnish(town)
    await rename_all(town.app.database, NAMES[language])
    judge = Judge(language, str(await all_rows(town.app.database)))
    screens, seen, wrong = Screens(town.app), "", []
    for state in screens.states:
        for way in openings(state, here):
            name = f"{state.state} of the {way.who}"
            try:
                shown = await screens.show(state, here.readers[way.who], language, way.data)
            except Exception as error:
                wrong.append(f"{name} cannot be shown: {error!r}")
                continue
            wrong += [f"{name}: {one}" for one in judge.wrong(shown, str(way.data))]
            if state not in WITHOUT_BACK and not judge.leads_out(shown):
                wrong.append(f"{name}: no way back")
            seen += shown.text
    assert not wrong, "\n".join(wrong)
    assert language != "en" or [one for one in ODD.values() if one not in seen] == [], "as they are written"
