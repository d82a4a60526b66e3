"""The errors that end a command, each with a sentence that names the culprit and the cure.

::

    DossierError
    ├── InputError        what was given cannot be used: no folder, no clippings      exit code 2
    │   └── SettingsError dossier.yaml has a mistake, named with its line
    ├── OutputError       the site cannot be written where it was asked for
    ├── TemplateError     a template or a style is broken, named with file and line
    └── EvidenceError     a statement has no passage behind it: a fault of the program

Bad copy is not an error: a clipping that cannot be understood becomes an
:class:`~dossier.model.Issue` and the rest is built all the same.
"""

import errno


class DossierError(Exception):
    """The base of all errors that a command reports as one sentence."""

    exit_code = 2


class InputError(DossierError):
    """The folder or its clippings cannot be used."""


class SettingsError(InputError):
    """``dossier.yaml`` holds something that cannot be meant."""


class OutputError(DossierError):
    """The site cannot be written where it was asked for."""


class TemplateError(DossierError):
    """A template cannot be rendered."""


class EvidenceError(DossierError):
    """A record refers to words that are not where it says."""


_CURES = {
    errno.EMFILE: "allow more open files (`ulimit -n`), or fewer processes (`--jobs 1`)",
    errno.ENFILE: "let other programs close files first",
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room in your share of the disk",
    errno.ENOMEM: "make room in memory, or use fewer processes (`--jobs 1`)",
    errno.EROFS: "name a folder that can be written",
}


def sentence(error: DossierError | OSError | MemoryError) -> str:
    """Say in one sentence what is wrong, or what the system refused and what helps."""
    if isinstance(error, DossierError):
        return str(error)
    if isinstance(error, MemoryError):
        number, cause, where = errno.ENOMEM, "there is not enough memory", ""
    else:
        number, cause = error.errno or 0, (error.strerror or str(error)).lower()
        where = f" ({error.filename})" if error.filename else ""
    cure = _CURES.get(number, "see that the disk is sound and may be read")
    return f"dossier had to stop: {cause}{where}; no file was left half written; {cure}."
