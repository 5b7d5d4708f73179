# Finding a Chromium for the tests that look at pages.
# shellcheck shell=bash

# find_chromium: exports RWA_CHROMIUM: the system's browser, else Playwright's, else Debian's by apt where root.
find_chromium() {
    local name
    [ -z "${RWA_CHROMIUM:-}" ] || return 0
    for name in chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "$(playwright_chromium)"; do
        if [ -n "$name" ] && command -v "$name" >/dev/null; then
            RWA_CHROMIUM=$(command -v "$name")
            export RWA_CHROMIUM
            return
        fi
    done
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        with_progress "Chromium by apt-get (about a minute)" install_chromium
        RWA_CHROMIUM=$(command -v chromium)
        export RWA_CHROMIUM
        return
    fi
    die "the report's tests need Chromium; get it by one of" \
        "apt-get install chromium" ".venv/bin/playwright install chromium" "or name one in RWA_CHROMIUM"
}

# playwright_chromium: where Playwright's own browser lies, or nothing.
playwright_chromium() {
    "$ROOT/.venv/bin/python" - <<'PY' 2>/dev/null || true
from pathlib import Path
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    path = playwright.chromium.executable_path
    print(path if Path(path).exists() else "")
PY
}

install_chromium() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update && apt-get install --yes --no-install-recommends chromium
}
