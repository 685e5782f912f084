"""Makes the pictures of docs/web.md that a browser shows: python docs/make_web_pictures.py CHROMIUM.

CHROMIUM: the path of a Chromium. Needs playwright, which the tests use too.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from make_pictures import TARGET, make_smaller

SIZE = {"width": 1280, "height": 720}
DESIGN = "grid-16-choose-4"


def main(chromium: str) -> None:
    """Publish the demo study, go through its HIT in a browser, and take a screen and the end."""
    from playwright.sync_api import sync_playwright

    from gridlab.app.demo import make_demo
    from gridlab.app.designs import load_design
    from gridlab.app.uses import Use
    from gridlab.app.web.publish import PublishWish, publish
    from gridlab.app.web.trial import Trial, starting_trial
    from gridlab.domain.progress import Cancel, no_progress
    from gridlab.domain.publication import Codes
    from gridlab.gui.screen.picture import lines_of

    with tempfile.TemporaryDirectory() as work:
        os.environ["GRIDLAB_HOME"] = str(Path(work) / ".gridlab")
        study = make_demo(Path(work) / "food-study")
        wish = PublishWish(DESIGN, Path(work) / "web", numbers=2, codes=Codes(complete="C1AB23CD"))
        done = publish(study, wish, lines_of(load_design(study, DESIGN)))
        use: Use[Trial] = starting_trial(done.path)
        trial = use.work(Cancel(), no_progress)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page(viewport=SIZE)
            page.goto(trial.url)
            state = "Object.values(document.documentElement.dataset).join(' ')"
            while "end" not in (now := page.evaluate(state)).split():
                page.wait_for_timeout(400)
                if "screen" in now.split() and "open" in now.split():
                    for key in "1a5g":
                        page.keyboard.press(key)
                    if page.get_attribute("html", "data-position") == "5":
                        page.screenshot(path=TARGET / "web-screen.png")
                page.keyboard.press("Enter")
            page.wait_for_selector("[data-code]")
            page.screenshot(path=TARGET / "web-end.png")
            browser.close()
        trial.stop()
    for name in ("web-screen", "web-end"):
        make_smaller(TARGET / f"{name}.png")


if __name__ == "__main__":
    main(sys.argv[1])
