"""What ``dossier build`` does and says; of a plain one, nothing takes the arguments apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier import terminal

if TYPE_CHECKING:
    from pathlib import Path

    from dossier.building import Built
    from dossier.fresh import State
    from dossier.layout import Options


def renew(
    folder: Path | str,
    options: Options,
    state: State,
    *,
    strict: bool = False,
    made: list[Built] | None = None,
) -> int:
    """Build unless nothing has changed, say what was done, and return the exit code.

    Args:
        folder: the dossier's folder.
        options: what is asked for.
        state: of the folder.
        strict: whether what is worth a look gives another code.
        made: see :func:`build`.
    """
    if (said := state.said()) is not None:
        terminal.say(f"Nothing has changed since the last build.\n{said}")
        return 0
    told: list[Built] = [] if made is None else made
    found, code = build(folder, options, strict=strict, made=told)
    if code == 0:
        state.note(found, told[0].looks)
    return code


def build(
    folder: Path | str, options: Options, *, strict: bool, made: list[Built] | None = None
) -> tuple[str, int]:
    """Build, say what was done, and return what was found, and the exit code.

    Args:
        folder: the dossier's folder.
        options: what is asked for.
        strict: whether what is worth a look gives another code.
        made: is given what was built, for whoever ends afterwards: to take that apart takes time.
    """
    from pathlib import Path  # noqa: PLC0415 - none of it is needed where nothing has changed

    from dossier import patterns  # noqa: PLC0415
    from dossier.garbage import uncollected  # noqa: PLC0415

    with uncollected(), patterns.kept(), terminal.progress() as progress:
        from dossier import building  # noqa: PLC0415

        built = building.build(Path(folder), options, progress)
        issues = built.edition.issues
        found = "\n".join((*terminal.results(built), *terminal.brief(issues)))
        terminal.say(f"{terminal.written(built)}\n{found}")
        if made is not None:
            made.append(built)
    return found, terminal.code(issues, strict=strict)
