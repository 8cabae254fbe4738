"""`python -m bot.box.child make|open`: a task on stdin, its answer on stdout, then gone with its secrets."""

import json
import resource
import sys
from base64 import b64decode
from typing import Any

from bot.box.counting import CountersDisagree, count_blobs
from bot.box.keys import make_keys, rebuild
from bot.box.shares import Keys, WrongShare
from bot.box.texts import as_blobs, as_text, as_texts
from rules.ballot_dict import count_to_dict, marking_from_dict


def main(task: str) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    details = json.load(sys.stdin)
    json.dump(_make(details) if task == "make" else _open(details), sys.stdout)


def _make(task: dict[str, Any]) -> dict[str, Any]:
    return {"ok": [_texts(make_keys(task["shares"], task["threshold"])) for _ in range(task["count"])]}


def _texts(keys: Keys) -> dict[str, Any]:
    return {
        "public_key": as_text(keys.public_key),
        "shares": as_texts(keys.shares),
        "share_hashes": as_texts(keys.share_hashes),
    }


def _open(task: dict[str, Any]) -> dict[str, Any]:
    try:
        key = rebuild(b64decode(task["public_key"]), as_blobs(task["shares"]))
        blobs = as_blobs(task["blobs"])
        counted = count_blobs(key, blobs, marking=marking_from_dict(task["marking"]), issued=task["issued"])
        return {"ok": count_to_dict(counted)}
    except WrongShare:
        return {"error": "wrong_share"}
    except CountersDisagree:
        return {"error": "counters_disagree"}


if __name__ == "__main__":
    main(sys.argv[1])
