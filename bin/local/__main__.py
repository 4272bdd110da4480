"""`python bin/local run|manage|test|pin|keeper …`: the one entrance of the launcher."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parent.parent)

from local.entrance import main  # noqa: E402

sys.exit(main(sys.argv[1:]))
