"""The command line: arguments in, sentences and exit codes out.

0 done · 1 done with findings under ``--strict`` · 2 the input cannot be used · 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from dossier import telling, terminal
from dossier.errors import DossierError, sentence
from dossier.fresh import State
from dossier.layout import Options

if TYPE_CHECKING:
    from dossier.building import Built

INTERRUPTED = 130


def main() -> None:
    """Run the command that the arguments name, and end with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    # To take apart what a command has made and imported takes up to a tenth of its time.
    made: list[Built] = []
    os._exit(run(made=made))


def run(arguments: list[str] | None = None, made: list[Built] | None = None) -> int:
    """Run a command and return its exit code; an expected error becomes one sentence.

    Args:
        arguments: by default those of the process.
        made: is given what the command made, so that it lasts as long as the caller.
    """
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments, made)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except (DossierError, OSError, MemoryError) as error:
        terminal.complain(sentence(error))
        return DossierError.exit_code
    else:
        return code


def _run(arguments: list[str], made: list[Built] | None) -> int:
    """Run a command; a plain build does without what takes arguments apart."""
    match arguments:
        case ["build", *folders] if len(folders) < 2 and not "".join(folders).startswith("-"):  # noqa: PLR2004
            folder = "".join(folders) or "."
            return telling.renew(folder, Options(), State(folder), made=made)
    import click  # noqa: PLC0415 - 50 ms

    from dossier.commands import dossier  # noqa: PLC0415

    try:
        return int(dossier.main(arguments, prog_name="dossier", standalone_mode=False) or 0)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
