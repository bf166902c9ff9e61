"""`python -m quality_framework`: check, describe, score, explain, compare and export, without web or
database.
"""

from __future__ import annotations

import sys

from quality_framework.cli import main

if __name__ == "__main__":
    sys.exit(main())
