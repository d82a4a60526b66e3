"""The site on this machine, rebuilt as files change.

``watching`` says that something changed, ``apart`` builds, ``live`` holds what the pages should
know, ``pages`` which bytes an address has, ``server`` speaks HTTP. The server is for one person on one
machine: it listens on loopback alone, answers to no other name, and serves nothing but the site.
"""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path

from dossier import terminal
from dossier.errors import InputError
from dossier.layout import SITE, Options
from dossier.serve.apart import Build, builder
from dossier.serve.live import Live
from dossier.serve.pages import Pages
from dossier.serve.server import Server
from dossier.serve.watching import Watch

_BASE = re.compile(r"/(?:[A-Za-z0-9._~-]+/)*")
_SETTLE = 0.03
"""Seconds to wait for the rest of a burst of changes (an editor writes, renames and removes)."""


def run(folder: Path, options: Options, *, port: int, base: str) -> None:
    """Serve a dossier until interrupted.

    Args:
        folder: the dossier's folder.
        options: of each build.
        port: to listen on; 0 takes any that is free.
        base: the path below which the site appears.

    Raises:
        InputError: there is no such folder, the path is none, or the port is taken.
    """
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder; name the folder that holds the clippings.")
    if not _BASE.fullmatch(base) or ".." in base:
        raise InputError(f'"{base}" is not a path; write /name/, with a slash at both ends.')
    options = options._replace(out=options.out or folder / SITE)
    live = Live()
    with builder(folder, options) as build:  # first, since no process with threads is copied
        server = _server(Pages(options.out or folder, base), live, port)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        terminal.say(f"Serving {folder} at {server.address} until you press Ctrl+C.")
        try:
            rebuild_forever(folder, build, live)
        except KeyboardInterrupt:
            terminal.say("Stopped.")
        finally:
            live.close()
            server.shutdown()
            server.server_close()


def _server(pages: Pages, live: Live, port: int) -> Server:
    try:
        return Server(pages, live, port)
    except OSError as error:
        raise InputError(
            f"port {port} cannot be used ({(error.strerror or 'unknown').lower()}); give another with --port."
        ) from error


def rebuild_forever(folder: Path, build: Build, live: Live) -> None:
    """Build, and build again whenever a file of the dossier changes."""
    with Watch(folder) as watch:
        rebuild(build, live)
        while not live.is_closed:
            if watch.wait(timeout=1):
                time.sleep(_SETTLE)
                watch.settle()
                rebuild(build, live)


def rebuild(build: Build, live: Live) -> None:
    """Build once and tell the pages; after an error the site stays what it was."""
    outcome = build()
    if outcome.error:
        terminal.complain(outcome.error)
        live.fail(outcome.error)
        return
    live.succeed()
    touched = terminal.count(outcome.touched, "file")
    terminal.say(f"Built in {outcome.seconds:.2f} s, {touched} touched.")
