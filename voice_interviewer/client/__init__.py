"""A client of the API: one method for each operation, named as in `/api/v1/openapi.json`, with typed answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from voice_interviewer.client.findings import Findings
from voice_interviewer.client.interviews import Interviews
from voice_interviewer.client.invitations import Invitations
from voice_interviewer.client.organisation import Administration
from voice_interviewer.client.reviews import Reviews
from voice_interviewer.client.roles import Roles
from voice_interviewer.client.webhooks import Webhooks
from voice_interviewer.client.wire import PAGE, Answer, ApiError

__all__ = ["ApiError", "Client", "every"]


def every(page: Callable[..., list[Answer]], **wanted: Any) -> Iterator[Answer]:
    """All pages of a list, as in `every(client.list_interviews, status="graded")`."""
    offset = 0
    while found := page(limit=PAGE, offset=offset, **wanted):
        yield from found
        offset += len(found)


class Client(Roles, Invitations, Interviews, Reviews, Findings, Administration, Webhooks):
    """The API of one server, with one key: `with Client("https://interviews.example.com", "vi_...") as client:`

    Every method raises ApiError. `by` names the person who stands behind what is written. What is made is made once,
    however often a lost connection lets it be sent; your own `idempotency_key` holds that also when you call again.
    """

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
