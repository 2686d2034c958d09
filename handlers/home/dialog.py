"""The main menu: the methodist's, the teacher's, the curator's, and a stranger's few words."""

from typing import Any

from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Group, Start, SwitchTo

from handlers.broadcasts.states import Broadcasts
from handlers.common.context import ctx_of
from handlers.common.widgets import Label, Ready
from handlers.events.states import Events
from handlers.home.states import Home
from handlers.home.texts import home_text
from handlers.partnerships.states import MyPartners
from handlers.people.states import Invitations, People, Profile, Roster
from handlers.practices.states import Practices
from handlers.programmes.states import Installation, Launch, NewProgramme, Region, Settings
from handlers.roadmap.states import Attention, MyWeek, Plan
from handlers.summaries.states import Summaries
from services.programmes.facts import ProgrammeState, Role, Step
from services.roadmap.board_facts import CaseList

PAIRED = frozenset({Role.MENTOR, Role.MENTEE})


async def facts(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.programmes.home(ctx.actor)
    methodist = Role.METHODIST in found.roles
    member = found.registered and not methodist
    curator = member and Role.CURATOR in found.roles and ctx.actor.school_id is not None
    week = (await ctx.services.roadmap.own_roadmap(ctx.actor)).week if member else ()
    cases = await ctx.services.roadmap.attention(ctx.actor) if methodist or curator else CaseList(())
    step = found.next_step if methodist else None
    preparing = found.state is ProgrammeState.PREPARING
    # Who only looks on is asked for nothing, unless the plan has said so.
    working = member and bool(week or found.roles - {Role.VIEWER})
    return {
        "text": home_text(ctx.reader, found, step, cases, len(week), owner=ctx.actor.is_owner),
        "attention": len(cases.cases),
        "attention_more": int(cases.more),
        **{f"to_{one}": one is step for one in Step},
        "to_invite": step is Step.INVITE and not preparing,
        # Who has not invited may launch as well: that screen has both.
        "to_both": preparing and step is Step.INVITE,
        # Before there is somebody to see it there is nothing to show, and enough else to do.
        "bank": not preparing and step is None and bool(found.roles - {Role.VIEWER}),
        "overdue": found.overdue,
        "tasks": len(week),
        "methodist": methodist,
        "member": member,
        "working": working,
        "viewer": member and Role.VIEWER in found.roles,
        "waiting": member and found.state is ProgrammeState.PREPARING and Role.VIEWER not in found.roles,
        # Who runs a school may be in no pair.
        "paired": working and bool(found.mentors or found.mentees or found.roles & PAIRED),
        "mentor": bool(found.mentors) or not (found.mentees or Role.MENTOR in found.roles),
        "curator": curator,
        "owner_beside": ctx.actor.is_owner and not methodist,
        "owner_alone": found.title is None and ctx.actor.is_owner,
    }


dialogs: tuple[Dialog, ...] = (
    Dialog(
        Window(
            Ready("text"),
            Start(Label("home-new-programme"), id="new", state=NewProgramme.municipality, when="owner_alone"),
            Start(Label("home-installation"), id="all", state=Installation.main, when="owner_beside"),
            Start(Label("home-step-roster"), id="next_roster", state=Roster.main, when="to_roster"),
            Start(Label("home-step-plan"), id="next_plan", state=Plan.main, when="to_plan"),
            Start(Label("home-step-invite"), id="next_invite", state=Invitations.main, when="to_invite"),
            Start(Label("home-step-both"), id="next_both", state=Launch.main, when="to_both"),
            Start(Label("home-launch"), id="launch", state=Launch.main, when="to_launch"),
            Group(
                Start(Label("home-attention"), id="attention", state=Attention.main),
                Start(Label("home-plan"), id="plan", state=Plan.main),
                Start(Label("home-people"), id="people", state=People.main),
                Start(Label("home-events"), id="events", state=Events.main),
                Start(Label("home-broadcasts"), id="broadcasts", state=Broadcasts.main),
                Start(Label("home-summaries"), id="summaries", state=Summaries.main),
                Start(Label("home-practices"), id="practices", state=Practices.main, when="bank"),
                Start(Label("home-programme"), id="programme", state=Settings.main),
                width=2,
                when="methodist",
            ),
            Group(
                Start(Label("home-my-week"), id="week", state=MyWeek.main, when="working"),
                Start(Label("home-my-roadmap"), id="roadmap", state=MyWeek.roadmap, when="working"),
                Start(Label("home-my-partners"), id="partners", state=MyPartners.main, when="paired"),
                Start(Label("home-region"), id="region", state=Region.main, when="viewer"),
                Start(Label("home-events"), id="my_events", state=Events.main),
                Start(Label("home-practices"), id="my_practices", state=Practices.main, when="bank"),
                Start(Label("home-my-school"), id="school", state=People.main, when="curator"),
                Start(Label("home-attention"), id="cases", state=Attention.main, when="curator"),
                Start(Label("home-profile"), id="profile", state=Profile.main),
                # The launch comes unasked and below: what stands here from before may be looked at anew.
                SwitchTo(Label("home-look-again"), id="again", state=Home.main, when="waiting"),
                width=2,
                when="member",
            ),
            getter=facts,
            state=Home.main,
        )
    ),
)
