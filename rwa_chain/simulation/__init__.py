"""Devices that meter, riders and weather: SIMULATED from a life's averages and seed, and said to be wherever shown.

Nothing here knows a chain. `fleet` is what all kinds share; a kind of devices is a module that says what a life may
say of it and how much its devices meter.
"""
