"""Sunlight on a roof, by pvlib: a clear sky over real coordinates, dimmed by clouds, through panels to a meter.

Solar position and the Ineichen clear sky with pvlib's turbidity climatology; Erbs splits what clouds leave into beam
and diffuse light; an isotropic sky onto the panels; PVsyst's cell temperature; PVWatts for direct and alternating
current. Clouds are not pvlib's: who asks says how clear each day is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from rwa_chain.extras import extra

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

YEAR = 2024
"""The sun of this leap year stands for every year's: it differs by less than half a degree."""
ZONE = "Asia/Shanghai"
PERMILLE = 1000
WATTS = 1000
INVERTER_EFFICIENCY = 0.96
"""PVWatts' own."""


class Place(NamedTuple):
    """Position of panels [degrees, degrees, m]."""

    latitude: float
    longitude: float
    altitude: float


class Roof(NamedTuple):
    """Orientation of panels [degrees]; an azimuth of 180 is south."""

    tilt: float
    azimuth: float


class Panels(NamedTuple):
    """A site's panels and inverter."""

    kw_peak: float
    rated_kw: float
    losses_percent: float
    temperature_percent: float
    """Lost for each degree that cells are warmer than 25 °C."""
    wind: float
    """[m/s]"""


@dataclass(frozen=True)
class ClearSky:
    """The daylight hours of a month over a place: each hour's day of the month from 0, sun and cloudless irradiance."""

    day: NDArray[np.int64]
    day_of_year: NDArray[np.int64]
    zenith: Floats
    apparent_zenith: Floats
    azimuth: Floats
    horizontal: Floats
    """[W/m²]"""


@cache
def clear_sky(place: Place, month: int) -> ClearSky:
    """Clear-sky light at the middle of each hour."""
    with extra("pv"):
        import pandas as pd
        from pvlib import atmosphere, clearsky, irradiance, solarposition

    days = pd.Period(f"{YEAR}-{month:02}").days_in_month
    hours = pd.date_range(f"{YEAR}-{month:02}-01 00:30", periods=days * 24, freq="h", tz=ZONE)
    sun = solarposition.get_solarposition(hours, place.latitude, place.longitude, altitude=place.altitude)
    sun = sun[sun["apparent_zenith"] < 90]
    pressure = atmosphere.alt2pres(place.altitude)
    air = atmosphere.get_absolute_airmass(atmosphere.get_relative_airmass(sun["apparent_zenith"]), pressure)
    turbidity = clearsky.lookup_linke_turbidity(sun.index, place.latitude, place.longitude)
    beyond = irradiance.get_extra_radiation(sun.index)
    clear = clearsky.ineichen(sun["apparent_zenith"], air, turbidity, place.altitude, beyond)
    return ClearSky(
        day=sun.index.day.to_numpy().astype("int64") - 1,
        day_of_year=sun.index.day_of_year.to_numpy().astype("int64"),
        zenith=sun["zenith"].to_numpy(),
        apparent_zenith=sun["apparent_zenith"].to_numpy(),
        azimuth=sun["azimuth"].to_numpy(),
        horizontal=clear["ghi"].to_numpy(),
    )


def daily_energy(
    place: Place, roof: Roof, panels: Panels, month: int, air_celsius: float, clearness: list[int]
) -> list[int]:
    """Energy of a site on each day of the month [Wh]; ``clearness`` is permille of the clear sky's, day by day."""
    with extra("pv"):
        import numpy as np
        from pvlib import inverter, irradiance, pvsystem, temperature

    clear = clear_sky(place, month)
    shown = clear.day < len(clearness)
    day = clear.day[shown]
    horizontal = clear.horizontal[shown] * (np.asarray(clearness, dtype=float)[day] / PERMILLE)
    split = irradiance.erbs(horizontal, clear.zenith[shown], clear.day_of_year[shown])
    on_panels = irradiance.get_total_irradiance(
        roof.tilt,
        roof.azimuth,
        clear.apparent_zenith[shown],
        clear.azimuth[shown],
        split["dni"],
        horizontal,
        split["dhi"],
    )["poa_global"]
    cells = temperature.pvsyst_cell(on_panels, air_celsius, panels.wind)
    direct = pvsystem.pvwatts_dc(on_panels, cells, panels.kw_peak * WATTS, -panels.temperature_percent / 100)
    direct = direct * (1 - panels.losses_percent / 100)
    limit = panels.rated_kw * WATTS / INVERTER_EFFICIENCY
    fed_in = inverter.pvwatts(direct, limit, eta_inv_nom=INVERTER_EFFICIENCY)
    sums = np.bincount(day, weights=np.nan_to_num(fed_in), minlength=len(clearness))
    return [max(round(float(each)), 0) for each in sums]
