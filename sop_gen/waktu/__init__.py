"""The time engine: how long a flow takes, kind of day by kind of day."""
