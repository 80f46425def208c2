"""`voice-interviewer purge`: erase interviews that were kept for as long as was promised."""

from __future__ import annotations

import argparse

from voice_interviewer import wiring
from voice_interviewer.config import load


def run(arguments: argparse.Namespace) -> int:
    from voice_interviewer.web.database import Database
    from voice_interviewer.web.office import erasure

    settings = load(home=arguments.home, reports=arguments.reports)
    database = Database(settings.home / "desk.db")
    with database.session() as session:
        receipts = erasure.purge(session, wiring.event_log(settings), settings)
        for receipt in receipts:
            print(f"{receipt.interview_id}: {receipt.removed['events']} events, {receipt.removed['files']} files")
    if receipts:
        database.compact()
    database.close()
    print(f"Erased: {len(receipts)}." if receipts else "Nothing is old enough to be erased.")
    return 0
