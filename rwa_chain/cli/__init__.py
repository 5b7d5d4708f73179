"""The ``rwa`` command line: parse, call the library, print.

This module imports nothing but ``sys``, so that ``rwa --help`` answers at once; a command's own module, and with it
Typer, is imported when that command is run. Exit codes: 0 done, 1 failed, 2 what was given is wrong, 130 interrupted.
"""

from __future__ import annotations

import sys

COMMANDS = {
    "node": "start the embedded node and keep it running until Ctrl-C",
    "build": "compile the contracts, write their Python bindings and pages",
    "deploy": "deploy the stack, and a scenario's bond, pool, fund or stablecoin, and write the deployment book",
    "replay": "play a life of any instruments, or of a pool of metered devices, and reconcile it to the fen",
    "new": "print a commented life to begin with, or a JSON Schema of lives",
    "report": "write the report of a ledger again",
    "explain": "ask every rule about a transfer, and print its verdict",
    "roles": "print every role and who holds it, read from the chain",
    "terms": "print a bond's data at a block as XML",
    "owed": "print a bond's obligations: due, overdue, funded, paid",
    "pay": "pay from one bank's customer to another's, at once or through the queue",
    "settle": "execute an ISO 20022 file: a delivery, or payments",
    "queue": "show the payments that wait for liquidity, release the greatest set, verify releases",
    "stablecoin": "print a stablecoin's liabilities and the assets behind them, by day and by week",
    "fund": "print a fund's state, its dealing days and corrections, and predict the next day",
    "repo": "show a repo desk: agreements, repos, exposures, close-outs; execute a signed end",
    "regime": "judge the facts of an issue by encoded rules of law, each with its source",
    "dock": "print the missing documents of a cross-border issue's docking list",
    "index": "keep the chain's logs in SQL: follow a network, export Parquet",
    "register": "print the holders of a token, now or at any instant",
    "statement": "print a holder's positions, movements and payments",
    "coupon": "print each holder's share of a coupon, and whether it was paid",
    "filing": "write holders and trades for an onshore filing",
    "message": "write ISO 20022 messages of books, payments, settlements, coupons; CDM events",
    "certify": "sign an export, and record its hash on the chain",
    "verify": "check a certified export, and build it again from logs",
    "web": "serve read-only pages over the index until Ctrl-C",
    "reconcile": "compare the sums of the logs with the chain's state",
    "meter": "turn meter data into readings and Merkle roots",
    "trace": "print a transaction's calls, and the rule that refused it",
    "watch": "print the events of a stack, decoded, until Ctrl-C",
    "completion": "print a script that completes commands in bash, zsh or fish",
    "bind": "write typed Python bindings of any ABI",
    "toolchain": "install Anvil for a package that pip installed",
    "doctor": "check this machine and a node, and name what is missing",
    "bench": "measure gas, throughput, the checking of readings, the replay, the start",
}
"""Each command's module in this package and what it does in one line."""

_HELP = """\
Usage: rwa COMMAND [OPTIONS]

Tokenized real-world assets on an EVM chain: a bond from mandate to redemption, and metered
revenue that pays its holders.

Commands:
{commands}

Options:
  --version  print the version
  --help     print this; `rwa COMMAND --help` explains a command with examples

Every command takes --json, which prints one JSON document to stdout and all else to stderr, and those that talk to
a chain take --network: a URL or a name in networks.toml. Without it they use an embedded node of their own.

Start with:
  rwa replay fubi                       the life of a real bond, in about fifteen seconds
  rwa new bond > my.yaml                a life of your own to begin with
  rwa replay langxin --piles 60 --months 6    charging piles that pay their holders, simulated
  rwa replay gcl --sites 30 --months 6        household PV, under a sun computed for its places
  rwa replay xunying --cabinets 20 --months 6 battery swaps, every battery followed
  rwa explain I1 I2 500                 may I1 send 500 units to I2, rule by rule
  rwa node                              a chain to play with, until Ctrl-C

RWA_DEBUG=1 shows where an unexpected error came from; NO_COLOR=1 turns colours off.
Private keys come from keystore files (--keystore DIR) or RWA_KEY_<PARTY>, secret URLs from the variables that
networks.toml names; on an Anvil the parties' keys are made from their names.
"""


def help_text() -> str:
    """The text of ``rwa --help``."""
    width = max(map(len, COMMANDS))
    return _HELP.format(commands="\n".join(f"  {name:{width}}  {does}" for name, does in COMMANDS.items()))


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given or given[0] in ("--help", "-h"):
        try:
            sys.stdout.write(help_text())
            sys.stdout.flush()
        except BrokenPipeError:
            from rwa_chain.cli.run import leave_closed_pipe

            return leave_closed_pipe()
        return 0
    from rwa_chain.cli.run import run

    return run(given[0], given[1:])
