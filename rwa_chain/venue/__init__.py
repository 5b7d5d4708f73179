"""A licensed venue's reference: listing, pre-funded orders, price–time matching, halts, custody proof.

`book` matches orders by price and time. `listing` is a security's way to trading: application, votes, halts.
`venue` takes orders for what is listed, while their funds are reserved, and writes every step to a journal that it
starts again from. `custody` compares client positions with the register. Another matching engine takes the place of
`book` behind the same three calls: ``place``, ``cancel``, ``open_orders``.

Nothing here talks to a chain: fills are settled by the settlement engine.
"""
