"""What devices meter, before it is money: sessions become readings, readings become leaves, a station's day a root.

Sessions come from files or live charge points and stay with the operator. What crosses to the trading chain is named in
``boundary`` and nothing else does. The format of a reading, its digest and its leaf is in ``reading``.
"""
