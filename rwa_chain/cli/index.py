"""``rwa index``: the chain's logs in SQL, followed and exported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rwa_chain.cli.indexed import FILE, Database, default_of, opened_index
from rwa_chain.cli.options import BookFile, Json, NetworkName, command_app, folder
from rwa_chain.cli.output import Screen, progress

if TYPE_CHECKING:
    from rwa_chain.index.follow import Step

app = command_app()


@app.callback()
def index() -> None:
    """Keep the logs of a chain in SQL: SQLite, or PostgreSQL by URL.

    Each takes --json.

    \b
    Examples:
      rwa index run --network sepolia
      rwa index export --parquet out/parquet
    """


@app.command("run")
def run(
    network: NetworkName = None,
    book: BookFile = None,
    database: Database = None,
    once: Annotated[
        bool, typer.Option("--once", help="End at the newest block; without --network it always does.")
    ] = False,
    json: Json = False,
) -> None:
    """Follow a chain from the deployment book's first block on, until Ctrl-C.

    Every event of the stack is decoded and stored. Each range of blocks is stored completely or not at all, so a run
    after an interruption continues where the last one stopped. After a reorganisation the index removes the orphaned
    blocks and reads them again. It refuses a node of another chain, and a database that another indexer writes to.
    Readers may use the database meanwhile.

    Without --network it indexes the chain that the last `rwa replay` or `rwa deploy` left, and ends.

    \b
    Examples:
      rwa index run
      rwa index run --network sepolia
      rwa index run --network sepolia --database postgresql://index@db.example/rwa --once
    """
    from rwa_chain.cli.place import opened_place
    from rwa_chain.index.follow import Follower
    from rwa_chain.index.store import Store

    screen = Screen(json)
    with opened_place(network, book) as place:
        where = database or str(place.book.with_name(FILE) if network is None else default_of(network, book))
        with Store.open(where, writing=True) as store:
            follower = Follower(store, place.chain, place.stack.book, names=place.names())
            screen.say(f"{store.where}: chain {place.chain.chain_id}, {len(place.stack.book.entries)} contracts")
            try:
                cursor = follower.run(
                    until_done=once or network is None, told=lambda step: _tell(screen, step), troubled=progress
                )
            finally:
                follower.close()
    screen.document({"database": store.where, "block": cursor.number if cursor else None})


def _tell(screen: Screen, step: Step) -> None:
    if step.wound_back is not None:
        screen.say(f"reorganised: went back to block {step.wound_back}")
    if step.logs or step.wound_back is not None:
        block = step.cursor.number if step.cursor else 0
        screen.say(f"block {block} of {step.head}: {step.logs:,} logs")


@app.command("export")
def export(
    parquet: Annotated[Path, typer.Option("--parquet", metavar="DIR", help="A new folder for the files.")],
    network: NetworkName = None,
    book: BookFile = None,
    database: Database = None,
    json: Json = False,
) -> None:
    """Write every table as Parquet, for DuckDB, Spark and whatever else reads it.

    Events and histories are partitioned by their blocks, 100,000 to a folder; amounts are text of digits, so that none
    is rounded. The folder appears when all of it is there.

    \b
    Examples:
      rwa index export --parquet out/parquet
      duckdb -c "SELECT kind, count(*) FROM 'out/parquet/event/*/*.parquet' GROUP BY kind"
    """
    from rwa_chain.index.export import export_parquet

    screen = Screen(json)
    target = folder("--parquet", parquet)
    with opened_index(network, book, database) as index:
        counts = export_parquet(index.store, target)
    screen.table(("table", "rows"), list(counts.items()), right=(1,))
    screen.document({"folder": str(target), "rows": counts})
