"""Tokenized real-world assets: contracts, and the SDK that drives them."""
