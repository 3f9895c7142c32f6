"""Meetings and monitoring: what was put before people, what they said, and what came of it."""
