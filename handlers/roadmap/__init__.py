"""The roadmap in the chat: import and plan, the day's bundle, one's own week, what needs attention."""

from aiogram import Router
from aiogram_dialog import Dialog

from handlers.roadmap import (
    answers,
    assigning,
    attention,
    bundle,
    by_hand,
    changing,
    digest,
    importing,
    in_words,
    offsets,
    plan,
    plan_reviews,
    recommending,
    requests_map,
    reviewing,
    school_form,
    staging,
    updating,
    week,
)

router = Router(name="roadmap")
router.include_routers(attention.router, bundle.router, answers.router, digest.router, school_form.router)
guesses = (in_words.router,)

dialogs: tuple[Dialog, ...] = (
    plan.dialog,
    changing.dialog,
    assigning.dialog,
    plan_reviews.dialog,
    offsets.dialog,
    reviewing.dialog,
    importing.dialog,
    updating.dialog,
    by_hand.dialog,
    by_hand.template_dialog,
    week.dialog,
    attention.dialog,
    staging.dialog,
    school_form.dialog,
    requests_map.dialog,
    recommending.dialog,
)

__all__ = ["dialogs", "guesses", "router"]
