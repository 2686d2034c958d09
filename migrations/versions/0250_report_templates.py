"""Templates of the programme's report, of the letter on an event or survey, and of the personal programme

Revision ID: 0250
Revises: 0220
"""

import sqlalchemy as sa
from alembic import op

revision = "0250"
down_revision = "0220"
branch_labels = None
depends_on = None

BEFORE = ("pairs", "contract", "hours", "thanks")
AFTER = ("report", *BEFORE, "survey", "personal")


def upgrade() -> None:
    _allow(AFTER)


def downgrade() -> None:
    op.execute("DELETE FROM paper_templates WHERE kind IN ('report', 'survey', 'personal')")
    _allow(BEFORE)


def _allow(kinds: tuple[str, ...]) -> None:
    with op.batch_alter_table("paper_templates") as batch_op:
        name = batch_op.f("ck_paper_templates_paper_kind")
        batch_op.drop_constraint(name, type_="check")
        batch_op.create_check_constraint(name, sa.column("kind").in_(kinds))
