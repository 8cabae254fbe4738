"""`python -m bot.box`: what `python -m bot box` runs, without loading the rest of the bot.

Reads KTD_BOX ("unix:/PATH" or "HOST:PORT"), KTD_BOX_SECRET (TCP only) and KTD_BOX_IDLE_SECONDS.
"""

import os
import sys

from bot.box.address import AddressWrong, read_address
from bot.box.listening import CannotListen
from bot.box.server import IDLE_SECONDS, main

if __name__ == "__main__":
    try:
        main(
            read_address(os.environ.get("KTD_BOX", ""), os.environ.get("KTD_BOX_SECRET", "")),
            float(os.environ.get("KTD_BOX_IDLE_SECONDS", IDLE_SECONDS)),
            detach="--detach" in sys.argv,
        )
    except (AddressWrong, CannotListen) as wrong:
        sys.exit(wrong.name)
