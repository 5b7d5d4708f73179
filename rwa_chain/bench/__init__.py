"""Measurements that anybody can repeat: gas of real transactions, the whole replay, the start of the command line."""
