# Shared by the scripts: the checkout's root, progress lines, and what a user reads when something is missing.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# Both would lead Python to packages that are not the lock's.
unset PYTHONHOME PYTHONPATH

say() { printf '%s\n' "$*"; }

die() {
    printf '%s: %s\n' "$(basename "$0")" "$1" >&2
    shift
    [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
    exit 1
}

# hash_of WORD FILE...: one SHA-256 over a word and the contents of the files.
hash_of() {
    local word=$1
    shift
    { printf '%s\n' "$word"; (cd "$ROOT" && cat "$@"); } |
        if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

# is_current FILE HASH: the set-up that FILE marks was finished, from the same locks.
is_current() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

# with_progress TEXT COMMAND...: says what takes a while, how long it took, and shows the output only of a failure.
with_progress() {
    local text=$1 log started=$SECONDS
    shift
    log=$(mktemp)
    say "setup: $text ..."
    if "$@" >"$log" 2>&1; then
        say "setup: $text: done in $((SECONDS - started)) s"
        rm -f "$log"
    else
        cat "$log" >&2
        rm -f "$log"
        die "$text failed; its output is above"
    fi
}

# keep_temporary_files_inside: TMPDIR becomes a folder of this process in the checkout; what killed runs left there goes.
keep_temporary_files_inside() {
    local folder
    for folder in "$ROOT"/build/tmp/*; do
        [ -d "$folder" ] && ! kill -0 "${folder##*/}" 2>/dev/null && rm -rf "$folder"
    done
    export TMPDIR=$ROOT/build/tmp/$$
    mkdir -p "$TMPDIR"
}

# keep_home_inside: for tests, whose browsers and tools write to HOME. pip and npm keep their caches and settings.
keep_home_inside() {
    export PIP_CACHE_DIR=${PIP_CACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/pip}
    export NPM_CONFIG_CACHE=${NPM_CONFIG_CACHE:-${npm_config_cache:-$HOME/.npm}}
    export NPM_CONFIG_USERCONFIG=${NPM_CONFIG_USERCONFIG:-${npm_config_userconfig:-$HOME/.npmrc}}
    local settings
    for settings in "${XDG_CONFIG_HOME:-$HOME/.config}/pip/pip.conf" "$HOME/.pip/pip.conf"; do
        [ -n "${PIP_CONFIG_FILE:-}" ] || [ ! -f "$settings" ] || export PIP_CONFIG_FILE=$settings
    done
    unset XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME
    export HOME=$ROOT/build/home
    mkdir -p "$HOME"
}
