"""The secret of a meter's operator."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rwa_chain.errors import InputError
from rwa_chain.meter.secret import Secret


def test_a_secret_is_made_once(tmp_path: Path) -> None:
    """By whichever of many comes first, whole and for its owner's eyes only; a folder or nothing is refused by name."""
    file = tmp_path / "secret"
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: Secret.of_file(file).mark("s"), range(40)))
    assert len(set(made)) == 1
    assert file.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["secret"]
    for wrong in (tmp_path, tmp_path / "none" / "secret"):
        with pytest.raises(InputError, match=str(wrong)):
            Secret.of_file(wrong)
