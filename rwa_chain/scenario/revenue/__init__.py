"""A pool of metered devices whose revenue is paid to holders, played from a YAML file."""
