# Finding a Python and making virtual environments from hashed lock files.
# shellcheck shell=bash

# find_python NAME...: the first of the named commands that runs, is new enough and can make a virtual environment.
# RWA_PYTHON goes before all of them.
find_python() {
    local name lacking=
    for name in ${RWA_PYTHON:+"$RWA_PYTHON"} "$@"; do
        # Names of version managers may stand on PATH without a Python behind them: ask, don't look.
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue
        if "$name" -c 'import ensurepip, venv' >/dev/null 2>&1; then
            # The interpreter itself: the name may be that of an environment about to be replaced.
            "$name" -c 'import sys; print(getattr(sys, "_base_executable", sys.executable))'
            return
        fi
        lacking=${lacking:-$("$name" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')}
    done
    [ -z "$lacking" ] || die "this Python cannot make a virtual environment: its venv module lacks ensurepip" \
        "Install the package $lacking, on Debian and Ubuntu: apt-get install $lacking"
    die "needs Python 3.11 or newer; none of these runs: ${RWA_PYTHON:+$RWA_PYTHON }$*" \
        "Install it (on Debian and Ubuntu: apt-get install python3 python3-venv; on macOS: brew install python@3.12)," \
        "or name one in RWA_PYTHON."
}

# make_venv FOLDER PYTHON LOCK: a fresh environment with exactly the packages of the lock. Python compiles a module when it
# is first imported; most of the packages' modules never are.
make_venv() {
    if [ -L "$1" ]; then
        die "$1 is a link to an environment of other locks; remove the link to get one of its own"
    fi
    rm -rf "$1"
    "$2" -m venv "$1" &&
        "$1/bin/python" -m pip install --disable-pip-version-check --no-input --quiet --no-compile \
            --require-hashes --no-deps -r "$3"
}

# write_launcher: `.venv/bin/rwa` and imports of rwa_chain, without a pip call.
write_launcher() {
    local packages
    packages=$("$ROOT/.venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '%s\n' "$ROOT" >"$packages/rwa_chain_checkout.pth"
    cat >"$ROOT/.venv/bin/rwa" <<'LAUNCHER'
#!/bin/sh
# Runs the checkout that this environment stands in; where .venv is a link, the checkout that holds the link.
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
exec "$root/.venv/bin/python" -P -c '
import sys
sys.path.insert(0, sys.argv[1])
sys.argv[:2] = ["rwa"]
from rwa_chain.cli import main
sys.exit(main())
' "$root" "$@"
LAUNCHER
    chmod +x "$ROOT/.venv/bin/rwa"
}
