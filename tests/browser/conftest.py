"""A real JupyterLab, a real browser, and a student's hands."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class Lab:
    """A running JupyterLab over a copy of the notebooks."""

    url: str
    folder: Path

    @property
    def answers(self) -> Path:
        return self.folder / "answers"


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab with configuration folders of its own, serving a copy of the notebooks."""
    home = tmp_path_factory.mktemp("lab")
    folder = home / "notebooks"
    shutil.copytree(NOTEBOOKS, folder, ignore=shutil.ignore_patterns("answers", "exports", ".ipynb_checkpoints"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own_folders = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    own_folders += ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "XDG_CACHE_HOME")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("KIT_", "JUPYTER"))}
    environment |= {name: str(home / name.lower()) for name in own_folders}
    options = ["--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0"]
    options += ["--IdentityProvider.token=", "--expose-app-in-browser", f"--ServerApp.root_dir={folder}"]
    log = home / "lab.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options], cwd=folder, env=environment, stdout=out, stderr=out
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_until(lambda: _answers(f"{url}/api"), 30, log.read_text)
            yield Lab(url, folder)
        finally:
            server.terminate()
            server.wait(timeout=20)


@dataclass
class Visit:
    """One browser page, with every request it made and every error its console showed."""

    page: "object"
    lab: Lab
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def requests_elsewhere(self) -> list[str]:
        """Requests that left this machine."""
        here = re.compile(r"(https?|wss?)://(127\.0\.0\.1|localhost)[:/]|data:|blob:|about:")
        return [url for url in self.requests if not here.match(url)]

    @property
    def errors_on_the_page(self) -> list[str]:
        """What the console called an error, but for JupyterLab's own words about requests that a restart cut short."""
        return [error for error in self.errors if "Canceled future" not in error]

    def open_notebook(self, name: str) -> None:
        """Open a notebook and wait for its kernel: cells run before that ask for a kernel and hang."""
        self.page.goto(f"{self.lab.url}/lab/tree/{name}?reset", wait_until="domcontentloaded")
        self.page.wait_for_function("() => window.jupyterapp?.shell?.currentWidget?.sessionContext", timeout=30_000)
        self._wait_for_kernel()

    def open_beside(self, name: str) -> None:
        """Open another notebook in a tab of its own, as from the list of files."""
        self.page.evaluate(
            "async path => { await window.jupyterapp.commands.execute('docmanager:open', { path }); }", name
        )
        self._wait_for_kernel()

    def _wait_for_kernel(self) -> None:
        self.page.evaluate(
            """async () => {
                const notebook = window.jupyterapp.shell.currentWidget;
                await notebook.context.ready;
                await notebook.sessionContext.ready;
                await notebook.sessionContext.session.kernel.info;
            }"""
        )

    def run_all(self) -> None:
        """Run all cells, and wait until the last one is done without an error."""
        self.page.evaluate("async () => { await window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
        shown = self.page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr'], .jp-mod-error")
        assert shown.count() == 0, shown.all_inner_texts()

    def restart_kernel(self) -> None:
        """Restart the kernel, without the question."""
        self.page.evaluate(
            "async () => { await window.jupyterapp.shell.currentWidget.sessionContext.restartKernel(); }"
        )
        self.page.evaluate(
            "async () => { await window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.info; }"
        )

    def kill_kernel(self) -> None:
        """Shut the kernel down as a service's culler does: through the server, without a word to the page."""
        kernel = self.page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.id")
        cookies = {cookie["name"]: cookie["value"] for cookie in self.page.context.cookies()}
        response = self.page.context.request.delete(
            f"{self.lab.url}/api/kernels/{kernel}", headers={"X-XSRFToken": cookies["_xsrf"]}
        )
        assert response.status == 204

    def picture_of_the_desk(self) -> None:
        """The picture for the README: the desk alone, without the list of files."""
        if os.environ.get("KIT_SCREENSHOTS"):
            self.page.evaluate("() => window.jupyterapp.commands.execute('application:toggle-left-area')")
            self.page.locator(".kit-head").scroll_into_view_if_needed()
            self.page.wait_for_timeout(500)
            self.screenshot("desk")

    def screenshot(self, name: str) -> None:
        """A picture of the page, where KIT_SCREENSHOTS names a folder for them."""
        folder = os.environ.get("KIT_SCREENSHOTS")
        if folder:
            self.page.screenshot(path=str(Path(folder) / f"{name}.png"))


@pytest.fixture
def visit(lab: Lab) -> Iterator[Visit]:
    """A page 1,280 wide in headless Chromium."""
    skip = pytest.fail if os.environ.get("KIT_REQUIRE_BROWSER") else pytest.skip
    try:
        from playwright import sync_api
    except ImportError:
        skip("playwright is not installed")
    browser_path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser_path is None:
        skip(f"no browser found: none of {', '.join(BROWSERS)} is on the path")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(30_000)  # shared machines are slow at times; a quick one never waits that long
        made = Visit(page, lab)
        page.on("request", lambda request: made.requests.append(request.url))
        page.on("console", lambda message: made.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: made.errors.append(str(error)))
        yield made
        made.screenshot("last-seen")
        browser.close()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _wait_until(is_so: Callable[[], bool], timeout_s: float, explain: Callable[[], str]) -> None:
    end = time.monotonic() + timeout_s
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError(explain())
        time.sleep(0.1)
