"""A million readings on Spark in local mode, against this process: equal roots. Part of `./scripts/test --deep`.

Needs the extra ``spark`` and Java 17: ``pip install 'rwa-chain[spark]'``. Run as ``python -m tests.spark.run``.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from rwa_chain.bench.revenue import _write
from rwa_chain.meter.asset_type import asset_type
from rwa_chain.meter.partition import on_spark
from rwa_chain.meter.readings_file import Checker

READINGS, DEVICES = 1_000_000, 9_000


def main() -> int:
    """Compares the batches of both ways; exit code 1 where they differ."""
    from pyspark import SparkConf, SparkContext

    readings = int(sys.argv[1]) if len(sys.argv) > 1 else READINGS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "day.csv"
        checker = Checker(asset_type("charging-pile"), _write(path, DEVICES, readings))
        settings = SparkConf().setMaster("local[2]").setAppName("rwa-chain readings")
        settings.set("spark.ui.enabled", "false").set("spark.local.dir", folder)
        with SparkContext(conf=settings) as context:
            started = time.monotonic()
            found = sorted(each for one in on_spark(context, str(path), checker, 8).collect() for each in one.batches)
            seconds = time.monotonic() - started
        expected = sorted(each for one in checker.stations(path) for each in one.batches)
    same = found == expected
    print(f"{readings:,} readings, {len(expected):,} station-days: Spark's are {'the same' if same else 'OTHERS'}; "
          f"{seconds:.1f} s on two workers")  # fmt: skip
    return 0 if same and sum(batch.count for batch in found) == readings else 1


if __name__ == "__main__":
    sys.exit(main())
