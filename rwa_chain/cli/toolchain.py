"""``rwa toolchain``: Anvil for whoever installed a wheel."""

from __future__ import annotations

from rwa_chain.cli.options import Json, command_app
from rwa_chain.cli.output import Screen

app = command_app()


@app.callback()
def toolchain() -> None:
    """Anvil, the embedded node, from npm by this package's lock, into RWA_HOME (~/.local/share/rwa-chain).

    \b
    Examples:
      rwa toolchain install
      rwa toolchain install --json
    """


@app.command()
def install(json: Json = False) -> None:
    """Install the locked Anvil; nothing to do where it is on PATH or RWA_ANVIL names one.

    npm comes from PATH, beside Node 18 or newer, or from the extra: pip install 'rwa-chain[toolchain]'.

    \b
    Examples:
      rwa toolchain install
      RWA_HOME=./tools rwa toolchain install
    """
    from rwa_chain.chain.anvil import check_version, find_anvil
    from rwa_chain.chain.toolchain import install as put

    screen = Screen(json)
    screen.say("Anvil from npm, some 60 MB ...")
    folder = put()
    binary = find_anvil()
    version = check_version(binary)
    screen.say(f"Anvil {version} is in {folder}")
    screen.document({"folder": str(folder), "anvil": binary, "version": version})
