"""`python -m showroom_crm` is the command `showroom-crm`."""

import sys

from showroom_crm.cli import main

if __name__ == "__main__":
    sys.exit(main())
