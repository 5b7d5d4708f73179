"""The part of the settlement that nets a batch.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.bindings.i_netting import INetting as _INetting


class Netting:
    """The part of the settlement that nets a batch."""

    PARTIES_MAX = 256
    ASSETS_MAX = 255
    SIGNATURE_BYTES = 64
    ASSET_SPACE = 0x10000000000000000000000000000000000000000
    OUT_SHIFT = 128
    IN_SHIFT = 136
    FROM_SHIFT = 144
    TO_SHIFT = 152
    FIRST = 0x10000000000000000000000000000000000000000
    UNFIT = 0x20000000000000000000000000000000000000000
    PLACE_MASK = 255

    AssetSilent = _INetting.AssetSilent
    BatchListTooLong = _INetting.BatchListTooLong
    BatchListed = _INetting.BatchListed
    BatchListsDiffer = _INetting.BatchListsDiffer
    BatchUnlisted = _INetting.BatchUnlisted
    InstructionLeft = _INetting.InstructionLeft
    LegNotFungible = _INetting.LegNotFungible
    LegTooLarge = _INetting.LegTooLarge
    NetShort = _INetting.NetShort
    PositionRefused = _INetting.PositionRefused
