"""What ``dossier build`` does and says; of a plain one, nothing takes the arguments apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier import terminal

if TYPE_CHECKING:
    from pathlib import Path

    from dossier.fresh import State
    from dossier.layout import Options


def renew(folder: Path | str, options: Options, state: State, *, strict: bool = False) -> int:
    """Build unless nothing has changed, say what was done, and return the exit code.

    Args:
        folder: the dossier's folder.
        options: what is asked for.
        state: of the folder.
        strict: whether what is worth a look gives another code.
    """
    if (said := state.said()) is not None:
        terminal.say(f"Nothing has changed since the last build.\n{said}")
        return 0
    found, code = build(folder, options, strict=strict)
    if code == 0:
        state.note(found)
    return code


def build(folder: Path | str, options: Options, *, strict: bool) -> tuple[str, int]:
    """Build, say what was done, and return what was found, and the exit code.

    Args:
        folder: the dossier's folder.
        options: what is asked for.
        strict: whether what is worth a look gives another code.
    """
    from pathlib import Path  # noqa: PLC0415 - none of it is needed where nothing has changed

    from dossier import patterns  # noqa: PLC0415

    with patterns.kept(), terminal.progress() as progress:
        from dossier import building  # noqa: PLC0415
        from dossier.workers import uncollected  # noqa: PLC0415

        with uncollected():
            built = building.build(Path(folder), options, progress)
            issues = built.edition.issues
            found = "\n".join((*terminal.results(built), *terminal.brief(issues)))
            terminal.say(f"{terminal.written(built)}\n{found}")
    return found, terminal.code(issues, strict=strict)
