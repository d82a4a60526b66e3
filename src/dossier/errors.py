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
