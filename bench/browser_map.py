"""How the map feels in Chromium on a slow machine: its opening view, and each frame while 500 boxes are panned and zoomed.

The processor is slowed to a quarter by Chromium itself (CDP's Emulation.setCPUThrottlingRate). Interactive is when the first
content is painted, scripts have run, and the last task over 50 ms before a second of quiet has ended, whichever is last. A
gesture gives the page one event a frame, and its frames are timed by requestAnimationFrame; one of 60 Hz is 16.7 ms.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec.structs import replace

from bench.forests import make_forest
from bench.serving import name_environment, serve

SLOWDOWN = 4
RUNS = 5
BOXES = 500
SLUG = f"forest-{BOXES}"
TARGETS = {"interactive": 1500.0, "frame": 32.0}
_TELL_TASKS = """window.tasks = [];
new PerformanceObserver(list => tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });"""
_INTERACTIVE = """async () => {
    await new Promise(rests => setTimeout(rests, 1000));
    const [page] = performance.getEntriesByType("navigation");
    const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    return Math.max(painted, page.domContentLoadedEventEnd, ...tasks.map(task => task.startTime + task.duration));
}"""
_FRAMES = """async gesture => {
    const box = document.getElementById("map-box"), frame = box.getBoundingClientRect();
    const at = { clientX: frame.left + 300, clientY: frame.top + 200, bubbles: true, cancelable: true };
    const target = document.elementFromPoint(at.clientX, at.clientY);
    const mouse = { pointerType: "mouse", pointerId: 1, isPrimary: true, button: 0, buttons: 1 };
    box.setPointerCapture = () => {};
    const send = {
        zoom: step => target.dispatchEvent(new WheelEvent("wheel", {...at, ctrlKey: true, deltaY: step < 60 ? 12 : -12})),
        drag: step => target.dispatchEvent(new PointerEvent("pointermove", {...at, ...mouse, clientY: at.clientY - 12 * step})),
        scroll: step => box.scrollBy({ top: 12, left: step % 2 * 8, behavior: "instant" }),
    }[gesture];
    if (gesture === "drag") target.dispatchEvent(new PointerEvent("pointerdown", {...at, ...mouse}));
    const times = [];
    for (let step = 0; step < 120; step += 1) {
        send(step);
        times.push(await new Promise(requestAnimationFrame));
    }
    box.dispatchEvent(new PointerEvent("pointerup", mouse));
    return times.slice(1).map((time, step) => time - times[step]);
}"""


def measure() -> Iterator[str]:
    """Serve the founding debate and a made one from a database of its own, and look at both; yields lines for a person."""
    from development.chromium import find_chromium

    program = find_chromium()
    if program is None:
        yield "nothing measured: there is no Chromium on this machine"
        return
    yield f"Chromium at {SLOWDOWN} times slower, {RUNS} runs, medians; load {os.getloadavg()[0]:.1f}"
    with tempfile.TemporaryDirectory() as folder, serve_debates(folder) as address:
        yield from look(program, address)


@contextmanager
def serve_debates(folder: str) -> Iterator[str]:
    """A server with both debates, and its address."""
    environment = name_environment(folder)
    subprocess.run([sys.executable, "-m", "bench.browser_map"], env=environment, check=True, capture_output=True)
    with serve(environment) as address:
        yield address


def look(program: str, address: str) -> Iterator[str]:
    """Both maps in one browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--disable-gpu", "--disable-background-networking"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.add_init_script(_TELL_TASKS)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        for slug in ("mali-2021", SLUG):
            times = []
            for _run in range(RUNS):
                page.goto(f"{address}/debates/{slug}/")
                times.append(page.evaluate(_INTERACTIVE))
            yield f"opening view of {slug}: interactive after {_tell(times, TARGETS['interactive'])}"
        page.goto(f"{address}/debates/{SLUG}/?all=true")
        page.evaluate(_INTERACTIVE)
        for gesture in ("scroll", "drag", "zoom"):
            frames = [page.evaluate(_FRAMES, gesture) for _run in range(RUNS)]
            longest = max(max(run) for run in frames)
            middle = _tell([statistics.median(run) for run in frames], TARGETS["frame"])
            yield f"{gesture}, {BOXES} boxes: {middle} a frame, the longest {longest:.0f} ms"
        browser.close()


def fill_database() -> None:
    """The founding debate and one of as many boxes as are measured, in the database that DATABASE_URL names."""
    import django

    django.setup()
    from django.core.management import call_command

    from argmap.models import Visibility
    from argmap.services.importing import import_debate

    call_command("migrate", verbosity=0)
    call_command("load_seeds", verbosity=0)
    made = make_forest(BOXES)
    import_debate(value=replace(made, about=replace(made.about, slug=SLUG)), visibility=Visibility.PUBLIC)


def _tell(times: list[float], target: float) -> str:
    middle = statistics.median(times)
    return f"{middle:.1f} ms ({min(times):.1f} to {max(times):.1f}; target {target:.0f})"


if __name__ == "__main__":
    fill_database()
