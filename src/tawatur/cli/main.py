"""The group of commands, and how errors reach the person at the terminal."""

from __future__ import annotations

import importlib
import os
import sys

import click

import tawatur
from tawatur.errors import InputError, LexiconError, TawaturError

# command → its module under tawatur.cli and its line in --help; a test keeps the lines equal to the commands' own
COMMANDS = {
    "run": ("run", "Read, code, link, reconcile and store reports."),
    "annotate": ("annotate", "Print every layer of reports as JSON Lines, without a database."),
    "events": ("events", "List the events, one row each."),
    "show": ("show", "Show one event: every field, every claim, its chain and its evidence."),
    "conflicts": ("conflicts", "List what disagrees, with findings and suggestions."),
    "quotes": ("quotes", "List who said what, with the chain of transmission."),
    "entities": ("entities", "List who occurs: names, variants, counts, and links that are doubtful."),
    "why": ("why", "Tell field by field what speaks for and against one event."),
    "timeline": ("timeline", "Print the dated events in their order, one line each."),
    "stories": ("stories", "Print the stories: events chained by actors and time."),
    "decide": ("decide", "Merge two events, split a report off, or accept a value; it survives every new run."),
    "search": ("search", "Search the reports' full text, spelling variants folded."),
    "explain": ("explain", "Tell which rules made what stands at one character of a report."),
    "verify": ("verify", "Check every stored span against the stored text."),
    "export": ("export", "Write the store out in another format."),
    "remove": ("remove", "Take a report out of the store with all that rests on it alone."),
    "evaluate": ("evaluate", "Score a gold file, or a folder of them."),
    "demo": ("demo", "Run the whole path on the bundled reports."),
    "doctor": ("doctor", "Check that this installation is complete and sound."),
    "data": ("data", "Look after the lexicons."),
}
EXIT_INPUT_FAILED = 1
EXIT_USAGE = 2
EXIT_NOTHING = 3


class _Commands(click.Group):
    """Loads a command's module only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"tawatur.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(tawatur.__version__, prog_name="tawatur")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def cli(debug: bool) -> None:
    """Arabic news reports in, event data out: who did what to whom, when, where, how many, and according to whom."""


def main() -> None:
    """Run the command line; errors are one line on stderr with a stable code, the place and the cure."""
    try:
        cli(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(130)
    except BrokenPipeError:
        # the reader has gone; keep the interpreter from failing again when it flushes
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except TawaturError as error:
        if "--debug" in sys.argv:
            raise
        click.echo(f"tawatur: {error.code} {error}", err=True)
        sys.exit(EXIT_INPUT_FAILED if isinstance(error, (InputError, LexiconError)) else EXIT_USAGE)


if __name__ == "__main__":
    main()
