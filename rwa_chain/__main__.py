"""``python -m rwa_chain`` is ``rwa``."""

import sys

from rwa_chain.cli import main

sys.exit(main())
