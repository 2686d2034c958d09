"""Which survey the open menu is about."""

from aiogram_dialog import DialogManager


def survey_of(manager: DialogManager) -> int:
    """The survey this dialog is about: chosen in it, or given at its start."""
    start = manager.start_data
    if "survey_id" not in manager.dialog_data and isinstance(start, dict):
        manager.dialog_data["survey_id"] = start["survey_id"]
    survey_id: int = manager.dialog_data["survey_id"]
    return survey_id
