"""The dashboard: read-only pages over an index, for whoever decides and must be able to look.

It writes nothing and changes nothing. A chain is asked through one read-only port, `Explain`, that the command line
hands it; without one the pages say so.
"""
