"""What commands share: exit codes, options, and where their results and messages go."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from sop_gen.diagnostics import UsageError

OK, FOUND, USAGE, INVALID, FAILED = 0, 1, 2, 3, 4
"""Exit codes of the contract."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""Python reads more than our hint says, such as 20261201 and 2026-W49-2."""

to_file = click.option(
    "-o", "output", type=click.Path(path_type=Path, dir_okay=False), default=None, metavar="PATH", help="Tulis ke berkas ini."
)


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> date:
    """The day that a command is true for."""
    if value is None:
        return today()
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise UsageError(f"'{value}' bukan tanggal; tulis tahun-bulan-hari, misalnya 2026-12-01")


def day_or_none(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """A day that may be left open."""
    return None if value is None else day(ctx, param, value)


def today() -> date:
    """The day it is; the clock is read here and nowhere else."""
    return date.today()


def service_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Ids of the services in the standards folder, for the shell; none when it can't be listed."""
    try:
        names = [path.name for path in Path(ctx.find_root().params.get("standards") or "standards").iterdir()]
    except OSError:
        return []
    ids = (name.removesuffix(".yaml") for name in names if name.endswith(".yaml") and name.isprintable())
    return sorted(id for id in ids if id.startswith(incomplete) and not id.startswith("_"))


def deliver(data: str | bytes, output: Path | None) -> None:
    """To the file that the user named; text without one to standard output."""
    from sop_gen import report, store

    if isinstance(data, str) and output is None:
        report.echo([data])
    elif output is not None:
        store.save(output, data + "\n" if isinstance(data, str) else data)


def say(message: str, prefix: str = "sop-gen: ") -> None:
    """A message for people, on standard error; when that is full, the exit code must do."""
    from sop_gen.report import printable

    with suppress(OSError):
        click.echo(prefix + "\n".join(printable(line) for line in message.splitlines()), err=True)
