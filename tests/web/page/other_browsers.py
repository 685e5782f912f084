"""Firefox and WebKit by what they speak themselves, without a library: load an address, run a script."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox") or ""
WEBKIT = shutil.which("WebKitWebDriver") or ""
XVFB = shutil.which("Xvfb") or ""
START_SECONDS = 120


class Driven(Protocol):
    """A browser that is driven."""

    def go(self, url: str) -> None:
        """Load a page."""

    def run(self, script: str, *given: Any) -> Any:
        """Run the body of a function with `arguments`, and give what it, or its promise, returns."""


class _Firefox:
    """Over Marionette: messages `LENGTH:[0, id, command, parameters]`."""

    def __init__(self, port: int) -> None:
        self._socket = _connected(port)
        self._id = 0
        self._read()  # what it is
        self._ask("WebDriver:NewSession", {})
        self._ask("WebDriver:SetTimeouts", {"script": 60_000, "pageLoad": 60_000})

    def go(self, url: str) -> None:
        self._ask("WebDriver:Navigate", {"url": url})

    def run(self, script: str, *given: Any) -> Any:
        return self._ask("WebDriver:ExecuteAsyncScript", {"script": _waiting(script), "args": given})

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _ask(self, command: str, said: dict[str, Any]) -> Any:
        self._id += 1
        data = json.dumps([0, self._id, command, said]).encode()
        self._socket.sendall(b"%d:%b" % (len(data), data))
        _, _, fault, told = self._read()
        assert not fault, fault
        return told.get("value") if isinstance(told, dict) else told

    def _read(self) -> Any:
        size = b""
        while not size.endswith(b":"):
            size += self._part(1)
        data = b""
        while len(data) < int(size[:-1]):
            data += self._part(int(size[:-1]) - len(data))
        return json.loads(data)

    def _part(self, most: int) -> bytes:
        part = self._socket.recv(most)
        assert part, "the browser hung up"
        return part


class _WebKit:
    """Over WebDriver."""

    def __init__(self, port: int) -> None:
        _connected(port).close()
        self._url = f"http://127.0.0.1:{port}/session"
        browser = {"args": ["--automation"], "binary": str(_mini_browser())}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": browser}}}
        self._url += "/" + self._ask("", wanted)["sessionId"]
        self._ask("/timeouts", {"script": 60_000, "pageLoad": 60_000})

    def go(self, url: str) -> None:
        self._ask("/url", {"url": url})

    def run(self, script: str, *given: Any) -> Any:
        return self._ask("/execute/async", {"script": _waiting(script), "args": given})

    def _ask(self, path: str, said: Any) -> Any:
        request = urllib.request.Request(
            self._url + path, json.dumps(said).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=START_SECONDS) as answer:
            return json.load(answer)["value"]


def _waiting(script: str) -> str:
    return (
        "const done = arguments[arguments.length - 1];"
        f"(async (...arguments_) => {{ {script.replace('arguments', 'arguments_')} }})(...arguments)"
        ".then(done, (error) => done(`fault: ${error}`));"
    )


def _mini_browser() -> Path:
    return next(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser"))


def _connected(port: int) -> socket.socket:
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=START_SECONDS)
        except OSError:
            assert time.monotonic() < until, "the browser does not start"
            time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return int(any_port.getsockname()[1])


@contextmanager
def _running(command: list[str], **env: str) -> Iterator[None]:
    """A program, ended with all that it has started."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, stdout=quiet, stderr=quiet, start_new_session=True, env=os.environ | env
    )
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def firefox(profile: Path) -> Iterator[Driven]:
    """Firefox without a window, with a profile of its own."""
    port = _free_port()
    profile.mkdir(parents=True)
    (profile / "user.js").write_text(
        f'user_pref("marionette.port", {port});\nuser_pref("browser.shell.checkDefaultBrowser", false);\n'
        'user_pref("datareporting.policy.dataSubmissionEnabled", false);\n'
        'user_pref("app.update.enabled", false);\n'
    )
    command = [FIREFOX, "--headless", "--marionette", "--no-remote", "--profile", str(profile), "about:blank"]
    with _running(command, HOME=str(profile), MOZ_HEADLESS="1"):
        browser = _Firefox(port)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def webkit(home: Path) -> Iterator[Driven]:
    """WebKit's small browser, on a display of its own."""
    port = _free_port()
    home.mkdir(parents=True)
    display = f":{port % 30_000 + 1000}"
    with (
        _running([XVFB, display, "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]),
        _running(
            [WEBKIT, f"--port={port}", "--host=127.0.0.1"],
            DISPLAY=display,
            HOME=str(home),
            XDG_RUNTIME_DIR=str(home),
            WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS="1",
            LIBGL_ALWAYS_SOFTWARE="1",
        ),  # fmt: skip
    ):
        yield _WebKit(port)
