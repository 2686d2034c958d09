"""People: rosters, personal links, consent and registration, profiles."""

from services.people.applying import Applying
from services.people.approving import Approving
from services.people.auditlog import AuditLog
from services.people.consenting import Consenting
from services.people.deficits import Deficits
from services.people.directory import Directory
from services.people.inviting import Inviting
from services.people.joining import Joining
from services.people.kept import KeptOfMe
from services.people.links import Links
from services.people.own import OwnThings
from services.people.owners import Owners
from services.people.profiles import Profiles
from services.people.rosters import RosterImport
from services.people.schools_changed import SchoolsChanged
from services.people.stuck import Stuck
from services.people.teams import Teams
from services.people.wordings import Wordings


class PeopleService(
    RosterImport,
    Directory,
    Stuck,
    Links,
    Profiles,
    OwnThings,
    Deficits,
    Wordings,
    KeptOfMe,
    AuditLog,
    Inviting,
    Joining,
    Consenting,
    Applying,
    Approving,
    Owners,
    SchoolsChanged,
    Teams,
):
    """Everything a person may want of people. Each parent holds one part of it."""
