"""Practices outside the chat: their words taken apart, their page for the web."""

from documents.practices.site import Page, PageFile, PageTexts, site_zip
from documents.practices.words import vocabulary

__all__ = ["Page", "PageFile", "PageTexts", "site_zip", "vocabulary"]
