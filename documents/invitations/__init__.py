"""Invitations on paper: a link's QR code, and a school's sheet to cut apart."""

from documents.invitations.qr import qr_png
from documents.invitations.sheets import Invited, Sheet, invitations_docx

__all__ = ["Invited", "Sheet", "invitations_docx", "qr_png"]
