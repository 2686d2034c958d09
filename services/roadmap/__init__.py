"""The roadmap: activities, their periods, assignments and reminders."""
