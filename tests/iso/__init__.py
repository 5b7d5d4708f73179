"""Messages of ISO 20022 and what stands beside them."""
