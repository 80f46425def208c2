"""A server of rooms in a process of its own, to be killed: `python -m tests.web.rooms_server FOLDER PORT SENTENCES`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import uvicorn

from tests.web.rooms_house import RoomsHouse, as_fast_as_it_goes


def main() -> None:
    folder, port, sentences = sys.argv[1:]
    house = RoomsHouse(Path(folder), json.loads(sentences), items=2)
    with as_fast_as_it_goes():
        uvicorn.run(house.app(), port=int(port), log_level="warning", ws="websockets-sansio", lifespan="off")


if __name__ == "__main__":
    main()
