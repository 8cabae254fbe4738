"""`python -m messages.workbooks write|read`: JSON on stdin; an .xlsx, or what stands in one as JSON, on stdout.

Run in a child that exits, so that the Excel library is loaded only while it works, with little memory and time.
"""

import json
import sys

from messages.workbooks.limits import limit_child, without_heavy_packages


def main() -> None:
    limit_child()
    without_heavy_packages()
    told = json.load(sys.stdin)
    if sys.argv[1] == "write":
        from messages.workbooks.writing import written

        sys.stdout.buffer.write(written(told))
    else:
        from messages.workbooks.reading import read

        json.dump(read(told["path"]), sys.stdout)


if __name__ == "__main__":
    main()
