"""``python -m kit.cli``, for where scripts are not on the path."""

import sys

from kit.cli import main

sys.exit(main())
