"""How the candidate's pages look and weigh: axe, narrow and zoomed, light and dark, bytes, other hosts, types."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.web.conftest import violations
from tests.web.test_candidate_room import MICROPHONE, consent, write
from voice_interviewer.web.pages import STATIC

MOST_BYTES = 100_000
MODULES = sorted((STATIC / "room").glob("*.js"))
TYPES = Path(__file__).parent / "worklet.d.ts"
TYPESCRIPT = (
    *("--noEmit", "--allowJs", "--checkJs", "--strict", "--skipLibCheck", "--target", "es2023"),
    *("--lib", "es2023,dom,dom.iterable", "--module", "es2022", "--moduleResolution", "bundler"),
)


@pytest.mark.parametrize(("scheme", "width"), [("light", 640), ("dark", 320)], ids=["light, zoomed", "dark, narrow"])
def test_every_page_is_accessible_and_fits(server: Any, browser: Any, scheme: str, width: int) -> None:
    """axe finds nothing, and nothing is wider than the window: 640 px is 1280 px at 200 %, 320 px at 400 %."""
    context = browser.new_context(viewport={"width": width, "height": 700}, color_scheme=scheme)
    context.add_init_script(path=str(MICROPHONE))
    page = context.new_page()

    def look(name: str) -> None:
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{name} is {wider} px too wide"
        assert violations(page) == [], name
        assert page.locator("h1:visible").count() == 1, name

    link = server.invite("Robin with a rather long name")
    page.goto(server.url + link)
    page.get_by_text("Do you need anything").click()
    look("welcome")
    page.get_by_role("checkbox").nth(0).check()
    page.get_by_role("checkbox").nth(1).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("link", name="Read the notice again").wait_for()
    look("refused")
    consent(page, server, link + "?again=yes")
    look("check")
    page.get_by_role("link", name="Go to the interview").click()
    page.get_by_role("button", name="Start the interview").wait_for()
    look("start")
    page.get_by_role("button", name="Start the interview").click()
    page.locator("[data-state=listening]").wait_for()
    look("listening")
    page.get_by_text("Settings: more time").click()
    page.get_by_text("Keyboard", exact=True).click()
    page.get_by_role("button", name="Type instead").click()
    look("writing")
    write(page, "I built payments in Python.")
    page.get_by_role("button", name="Leave the interview").click()
    look("leaving")
    page.get_by_role("button", name="End the interview").click()
    page.wait_for_url("**/end")
    page.get_by_text("Read the whole conversation").click()
    page.locator(".mine details summary").first.click()
    look("end")
    page.get_by_text("I want to withdraw").click()
    page.get_by_role("button", name="Withdraw my consent").click()
    page.get_by_role("checkbox").wait_for()
    look("withdrawn")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("heading", name="Receipt").wait_for()
    look("deleted")
    page.goto(server.url + link)
    look("a dead link")
    context.close()


def test_german_words_fit_a_narrow_window(server: Any, browser: Any) -> None:
    """They are long. The embedded recogniser knows no German, so the interview is a written one."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, locale="de-DE")
    page = context.new_page()

    def fits(name: str) -> None:
        wide = """() => [...document.querySelectorAll('main *')].filter((one) => one.checkVisibility()
            && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 80))"""
        assert page.evaluate(wide) == [], name
        assert page.evaluate("document.documentElement.lang") == "de"

    link = server.invite("Robin Langname-Beispielhausen", pack="backend-de")
    page.goto(server.url + link)
    page.get_by_text("Brauchen Sie eine Anpassung?").click()
    fits("welcome")
    for number in range(3):
        page.get_by_role("checkbox").nth(number).check()
    page.get_by_role("button", name="Weiter").click()
    page.get_by_role("button", name="Interview beginnen").click()
    page.locator("[data-state=writing]").wait_for()
    for fold in page.locator("details.fold > summary").all():
        fold.click()
    fits("interview")
    page.get_by_role("button", name="Nach einem Menschen fragen").click()
    fits("help")
    page.keyboard.press("Escape")
    page.get_by_label("Ihre Antwort in Textform").fill("Ich habe Zahlungsdienste gebaut.")
    page.get_by_role("button", name="Antwort absenden").click()
    page.locator("#lines li", has_text="Zahlungsdienste").wait_for()
    page.get_by_role("button", name="Das Interview verlassen").click()
    page.get_by_role("button", name="Interview beenden").click()
    page.wait_for_url("**/end")
    page.get_by_text("Das ganze Gespräch lesen").click()
    fits("end")
    context.close()


def test_motion_is_reduced_where_that_is_wished(server: Any, browser: Any) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(server.url + server.invite())
    moving = """() => [...document.querySelectorAll('*')].filter((one) => {
      const style = getComputedStyle(one);
      return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
    }).length"""
    assert page.evaluate(moving) == 0
    context.close()


def test_pages_are_light_and_ask_no_other_host(server: Any, page: Any) -> None:
    """Each of them, with everything it loads before the room's sound begins, as it goes over the wire."""
    asked: list[Any] = []
    page.on("request", lambda request: asked.append(request))
    link = server.invite()
    weights = {}
    for name, step in {
        "welcome": lambda: page.goto(server.url + link),
        "check": lambda: consent(page, server, link),
        "interview": lambda: page.get_by_role("link", name="I answer in writing").click(),
    }.items():
        asked.clear()
        step()
        page.wait_for_load_state("networkidle")
        got = [request for request in asked if request.url.startswith("http")]
        weights[name] = sum(sizes["responseBodySize"] + sizes["responseHeadersSize"] for sizes in map(weigh, got))
        assert {urlsplit(request.url).netloc for request in asked} == {f"127.0.0.1:{server.port}"}
    assert max(weights.values()) < MOST_BYTES, weights
    assert weights["interview"] > 5_000  # it was measured


def weigh(request: Any) -> dict[str, int]:
    sizes: dict[str, int] = request.sizes()
    return sizes


def test_any_rate_of_a_microphone_becomes_16_khz(server: Any, page: Any) -> None:
    """Firefox leaves the microphone at its own rate: tones below 7 kHz stay what they are, higher ones vanish."""
    page.goto(server.url + server.invite())
    level = """async ([rate, hertz]) => {
      const { Resampler } = await import('/static/room/resampler.js');
      const resampler = new Resampler(rate);
      const heard = [];
      for (let start = 0; start < rate; start += 128) {
        const block = Float32Array.from({ length: Math.min(128, rate - start) },
          (_, n) => Math.sin(2 * Math.PI * hertz * (start + n) / rate));
        resampler.push(block, (sample) => heard.push(sample));
      }
      const end = heard.slice(2000, -200);
      let [sine, cosine, all] = [0, 0, 0];
      end.forEach((sample, n) => {
        sine += sample * Math.sin(2 * Math.PI * hertz * n / 16000);
        cosine += sample * Math.cos(2 * Math.PI * hertz * n / 16000);
        all += sample * sample;
      });
      return [heard.length, 2 * Math.hypot(sine, cosine) / end.length, Math.sqrt(2 * all / end.length)];
    }"""
    for rate in (48000, 44100, 96000, 22050, 8000):
        for hertz in (200, 1000, 3000):
            count, tone, everything = page.evaluate(level, [rate, hertz])
            assert abs(count - 16000) < 40
            assert tone == pytest.approx(1, abs=0.02), (rate, hertz)
            assert everything == pytest.approx(1, abs=0.03), (rate, hertz)
    _, _, alias = page.evaluate(level, [48000, 11000])
    assert alias < 0.01


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_modules_are_javascript(module: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no node: the scripts are not checked")
    told = subprocess.run(
        [node, "--input-type=module", "--check"], input=module.read_text(), capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr


def test_modules_are_typed() -> None:
    compiler = shutil.which("tsc")
    if compiler is None:
        pytest.skip("there is no TypeScript compiler (npm install --global typescript): types are not checked")
    told = subprocess.run(
        [compiler, *TYPESCRIPT, *map(str, MODULES), str(TYPES)], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout
