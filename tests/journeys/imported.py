"""Everything the bot imports in its life, for the process that is forked: nothing that starts a thread."""

import gc
from importlib import import_module

gc.disable()
import_module("bot.cli.settings")
import_module("bot.cli.run")
for area in import_module("handlers.areas").AREAS:
    import_module(f"handlers.{area}")
gc.freeze()
