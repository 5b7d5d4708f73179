# A PostgreSQL of the tests' own: Debian's, by apt where root.
# shellcheck shell=bash

# start_postgres: starts a server in a new folder, on a Unix socket alone, and exports RWA_POSTGRES, a URL of its superuser.
# The folder lies in /tmp, where the server's own user can reach it and a socket's name is short enough; its name has this
# process' id, by which the next run finds what a killed one left. Where there is no server to start, the tests run on SQLite
# only; that is a failure where CI is set.
start_postgres() {
    local folder bin
    [ -z "${RWA_POSTGRES:-}" ] || return 0
    if ! bin=$(postgres_bin) && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        with_progress "PostgreSQL by apt-get (about a minute)" install_postgres
        bin=$(postgres_bin) || true
    fi
    if [ -z "$bin" ]; then
        [ -z "${CI:-}" ] || die "the index's tests need PostgreSQL: apt-get install postgresql"
        say "not run: the index on PostgreSQL needs postgresql (apt-get install postgresql)"
        return 0
    fi
    sweep_postgres "$bin"
    folder=$(mktemp -d "/tmp/rwa-pg-$$-XXXXXX")
    if [ "$(id -u)" = 0 ]; then
        chown postgres "$folder"
        chmod 711 "$(dirname "$folder")"
    fi
    as_postgres "$bin/initdb" -D "$folder/data" -U rwa -A trust -N >"$folder/start.log" 2>&1 &&
        as_postgres "$bin/pg_ctl" -D "$folder/data" -w -s -l "$folder/server.log" \
            -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off" start >>"$folder/start.log" 2>&1 ||
        die "PostgreSQL did not start; see $folder/start.log"
    POSTGRES_STOP=("$bin/pg_ctl" -D "$folder/data" -m immediate -s stop)
    POSTGRES_FOLDER=$folder
    export RWA_POSTGRES="postgresql://rwa@/postgres?host=$folder"
}

stop_postgres() {
    [ -n "${POSTGRES_STOP:-}" ] || return 0
    as_postgres "${POSTGRES_STOP[@]}" 2>/dev/null || true
    rm -rf "$POSTGRES_FOLDER"
}

# sweep_postgres BIN: ends the servers of runs that were killed, and removes their folders; of no other user's.
sweep_postgres() {
    local folder run owner
    owner=$(id -un)
    [ "$(id -u)" != 0 ] || owner=postgres
    for folder in /tmp/rwa-pg-*-*; do
        run=${folder#/tmp/rwa-pg-}
        run=${run%%-*}
        [ -n "$(find "$folder" -maxdepth 0 -type d -user "$owner" 2>/dev/null)" ] || continue
        ! kill -0 "$run" 2>/dev/null || continue
        as_postgres "$1/pg_ctl" -D "$folder/data" -m immediate -s stop >/dev/null 2>&1 || true
        rm -rf "$folder" 2>/dev/null || true
    done
}

# It refuses to run as root.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

postgres_bin() {
    local found
    for found in "$(command -v pg_ctl 2>/dev/null || true)" /usr/lib/postgresql/*/bin/pg_ctl; do
        if [ -x "$found" ] && [ -x "$(dirname "$(readlink -f "$found")")/initdb" ]; then
            dirname "$(readlink -f "$found")"
            return
        fi
    done
    return 1
}

install_postgres() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update && apt-get install --yes --no-install-recommends postgresql
}
