# Node and the npm packages: Foundry's binaries, the Solidity compiler, OpenZeppelin Contracts, forge-std.
# shellcheck shell=bash

# provide_node: `.venv/bin/node` and `npm`, from PATH where a Node of at least 18 and npm are, else from PyPI.
provide_node() {
    local node npm
    node=$(command -v node || true)
    npm=$(command -v npm || true)
    if [ -n "$npm" ] && [ -n "$node" ] &&
        "$node" -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' >/dev/null 2>&1; then
        # The node behind a version manager's name: that name may stop working in other folders.
        ln -sf "$("$node" -p process.execPath)" "$ROOT/.venv/bin/node"
    else
        with_progress "Node 24 into .venv, as no Node 18 or newer with npm is on PATH" \
            "$ROOT/.venv/bin/python" -m pip install --disable-pip-version-check --no-input --quiet \
            --require-hashes --no-deps -r "$ROOT/requirements-node.lock"
    fi
}

# npm_packages: exactly those of the lock; no package's own script runs.
npm_packages() {
    if [ -L "$ROOT/node_modules" ]; then
        die "node_modules is a link to packages of other locks; remove the link to get its own"
    fi
    (cd "$ROOT" && npm ci --include=dev --ignore-scripts --no-audit --no-fund --loglevel=error)
}

# foundry_binary TOOL: the platform's own binary, since the names in node_modules/.bin start through node.
foundry_binary() {
    local system machine
    system=$(uname -s | tr '[:upper:]' '[:lower:]')
    case $(uname -m) in
        x86_64 | amd64) machine=amd64 ;;
        aarch64 | arm64) machine=arm64 ;;
        *) machine=$(uname -m) ;;
    esac
    printf '%s' "node_modules/@foundry-rs/$1-$system-$machine/bin/$1"
}

# link_foundry: anvil, forge and cast beside Python in .venv/bin, and a check that Anvil runs here.
link_foundry() {
    local tool binary
    for tool in anvil forge cast; do
        binary=$(foundry_binary "$tool")
        [ -x "$ROOT/$binary" ] || die "npm brought no $tool for this platform: $binary is missing" \
            "Foundry is published for Linux and macOS on x86-64 and arm64; this is $(uname -s) on $(uname -m)."
        ln -sf "../../$binary" "$ROOT/.venv/bin/$tool"
    done
    "$ROOT/.venv/bin/anvil" --version >/dev/null || die "Anvil does not run on this machine"
}
