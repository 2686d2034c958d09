"""Trials: what becomes of messages when processes die, Telegram misbehaves, disks fill, clocks jump."""
