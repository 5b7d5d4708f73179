"""A gateway for live charge points: OCPP 1.6J and 2.0.1 over WebSocket in, sessions in a book out.

``transactions`` knows the rules and no protocol, ``v16`` and ``v201`` translate, ``store`` writes before anything is
acknowledged, ``server`` keeps one charge point from harming another.
"""
