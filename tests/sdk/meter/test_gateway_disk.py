"""A disk that is full: nothing is acknowledged, the operator is told, and the charge point's next try is stored."""

from __future__ import annotations

import time

from rwa_chain.meter.gateway.store import Store
from tests.sdk.meter.conftest import Site
from tests.sdk.meter.raw import BOOT16, RawPoint, start16, stop16

NOW = int(time.time()) - 7200


def test_a_full_disk_is_said_and_the_station_tries_again(site: Site) -> None:
    """SQLite's own limit of pages stands for the disk; the error is the same one."""
    stores: list[Store] = []

    def room(pages: int) -> None:
        stores[0]._db.execute(f"PRAGMA max_page_count = {pages}")

    async def drive(port: int) -> None:
        point = await RawPoint.connect(port, "P1")
        await point.call("BootNotification", BOOT16)
        number = (await point.call("StartTransaction", start16(NOW, 0)))[2]["transactionId"]
        (pages,) = stores[0]._db.execute("PRAGMA page_count").fetchone()
        room(pages)
        stop = stop16(number, NOW + 3600, 9_000)
        # What fits into a page that is there is stored; frames to be filed come until none is left.
        answers = []
        for wrong in range(200):
            answers.append(await point.call("StopTransaction", stop16(10**6 + wrong, NOW, 1) | {"x": "y" * 400}))
            if answers[-1][0] == 4:
                break
        assert answers[-1][2:4] == ["InternalError", "nothing was stored; try again"]
        refused = await point.call("StopTransaction", stop | {"x": "y" * 4_000, "transactionId": 10**7})
        assert refused[2] == "InternalError"
        await point.send("not JSON " * 900)
        assert (await point.receive())[2] in ("InternalError", "FormationViolation")
        assert (await point.call("Heartbeat", {}))[0] == 3
        room(pages + 1_000)
        assert (await point.call("StopTransaction", stop))[0] == 3
        await point.close()

    site.run(drive, stores.append)
    assert [session[4] for session in site.sessions()] == [9_000]
    told = [line for line in site.said if "nothing was stored" in line]
    assert len(told) == 1
    assert "disk is full" in told[0]
    assert "P1" in told[0]
