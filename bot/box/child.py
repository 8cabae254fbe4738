"""`python -m bot.box.child make|open`: a task on stdin, its answer on stdout, then gone with its secrets."""

import json
import resource
import sys
from base64 import b64decode, b64encode
from typing import Any

from bot.box.counting import CountersDisagree, count_blobs
from bot.box.keys import make_keys, rebuild
from bot.box.shares import WrongShare
from rules.ballot_dict import count_to_dict, marking_from_dict


def main(task: str) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    details = json.load(sys.stdin)
    json.dump(_make(details) if task == "make" else _open(details), sys.stdout)


def _make(task: dict[str, Any]) -> dict[str, Any]:
    keys = make_keys(task["shares"], task["threshold"])
    shares, hashes = map(_text, keys.shares), map(_text, keys.share_hashes)
    made = {"public_key": _text(keys.public_key), "shares": [*shares], "share_hashes": [*hashes]}
    return {"ok": made}


def _open(task: dict[str, Any]) -> dict[str, Any]:
    try:
        key = rebuild(b64decode(task["public_key"]), [b64decode(share) for share in task["shares"]])
        blobs = [b64decode(blob) for blob in task["blobs"]]
        counted = count_blobs(key, blobs, marking=marking_from_dict(task["marking"]), issued=task["issued"])
        return {"ok": count_to_dict(counted)}
    except WrongShare:
        return {"error": "wrong_share"}
    except CountersDisagree:
        return {"error": "counters_disagree"}


def _text(blob: bytes) -> str:
    return b64encode(blob).decode()


if __name__ == "__main__":
    main(sys.argv[1])
