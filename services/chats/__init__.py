"""Telegram groups linked to a programme or a partnership: see PRODUCT.md §2.12."""
