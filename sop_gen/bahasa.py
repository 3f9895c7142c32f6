"""click in Indonesian: help headings and complaints about the command line."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import click

from sop_gen.diagnostics import ReaderGone


class _Indonesian(click.Command):
    """Help with Indonesian headings."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Pemakaian: ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["[OPSI]" if piece == "[OPTIONS]" else piece for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [
            record
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and (record := param.get_help_record(ctx)) is not None
        ]
        if records:
            with formatter.section("Opsi"):
                formatter.write_dl([(name, help.replace("  [required]", " (wajib)")) for name, help in records])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Tampilkan bantuan ini."
        return option


class Perintah(_Indonesian):
    """One command."""


class Kelompok(_Indonesian, click.Group):
    """The command that holds the others."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The pieces of the usage line."""
        return ["[OPSI]", "PERINTAH", "…"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands in the order of the work."""
        super().format_options(ctx, formatter)
        commands = [(name, command) for name in self.list_commands(ctx) if (command := self.get_command(ctx, name))]
        with formatter.section("Perintah"):
            formatter.write_dl([(name, command.get_short_help_str(limit=90)) for name, command in commands])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; click would leave with 1 when the reader of our output has gone, which looks like findings."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ReaderGone from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order in which the commands are defined."""
        return list(self.commands)


def complaint(error: click.UsageError) -> str:
    """What is wrong with the command line, in Indonesian."""
    match error:
        case click.NoSuchOption() if error.option_name in ("--standards", "--templates"):
            return f"opsi '{error.option_name}' ditulis sebelum nama perintah, misalnya: sop-gen {error.option_name} FOLDER build"
        case click.NoSuchOption():
            return f"opsi '{error.option_name}' tidak dikenal{_meant(error.option_name, error.possibilities or ())}"
        case click.MissingParameter():
            return f"{_param(error)} belum diisi"
        case click.BadOptionUsage():
            return f"opsi '{error.option_name}' memerlukan nilai"
        case click.BadParameter():
            return _bad_value(error)
        case _ if (
            error.ctx is not None and isinstance(error.ctx.command, click.Group) and error.message.startswith("No such command")
        ):
            name = error.message.split("'")[1]
            return f"perintah '{name}' tidak ada{_meant(name, error.ctx.command.commands)}"
        case _ if error.message.startswith(("Missing command", "Got unexpected extra argument")):
            return "perintah belum disebut" if error.message.startswith("Missing") else "ada kata yang berlebih pada perintah ini"
        case _:
            return error.message


def _param(error: click.BadParameter) -> str:
    return (
        f"'{error.param.opts[0] if isinstance(error.param, click.Option) else error.param.human_readable_name}'"
        if error.param
        else "isian"
    )


def _bad_value(error: click.BadParameter) -> str:
    kind: Any = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"nilai {_param(error)} harus salah satu dari: {', '.join(str(choice) for choice in kind.choices)}"
    if isinstance(kind, click.types.IntParamType):
        return f"nilai {_param(error)} harus bilangan bulat"
    return f"nilai {_param(error)} tidak dapat dipakai"


def _meant(word: str, known: Iterable[str]) -> str:
    like = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"; mungkin maksudnya '{like[0]}'" if like else "; lihat --help"
