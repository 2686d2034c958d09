"""The municipality's own templates of official papers."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.enums import PaperKind


class PaperTemplate(Base):
    """A .docx that a programme uses instead of the built-in one; checked before it was kept."""

    __tablename__ = "paper_templates"
    __table_args__ = (UniqueConstraint("programme_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    kind: Mapped[PaperKind] = mapped_column(enum_column(PaperKind))
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_files.id", ondelete="RESTRICT"), index=True)
    set_at: Mapped[datetime]
