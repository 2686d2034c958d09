"""A local Telegram for trying the bot and for judging it in tests. See README.md beside this file."""
