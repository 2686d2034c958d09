"""The bank of practices, each wish in the file of its idea."""

from services.practices.asking import PracticeAsking
from services.practices.exporting import PracticeExporting
from services.practices.moderating import PracticeModerating
from services.practices.searching import PracticeSearching
from services.practices.writing import PracticeWriting


class PracticesService(
    PracticeWriting, PracticeModerating, PracticeSearching, PracticeAsking, PracticeExporting
):
    """Everything a person may want of the bank (PRODUCT.md §6.7)."""
