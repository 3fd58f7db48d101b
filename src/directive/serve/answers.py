"""How the plain pages read and answer: JSON of a limited size in, protective headers out."""

from __future__ import annotations

import json
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

# Own files only; nothing that stands in a story can run. Charts write style attributes into their drawings.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src data:; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def answer(content: object, status: int = 200) -> JSONResponse:
    """A JSON answer that nobody keeps."""
    return JSONResponse(content, status, headers=HEADERS)


def raw(content: bytes | str, media_type: str) -> Response:
    """Text that was written before."""
    return Response(content, media_type=media_type, headers=HEADERS)


async def sent(request: Request, most: int) -> dict[str, Any]:
    """The JSON object in a request. Raises HTTPException for anything else, and for more than `most` bytes."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise HTTPException(415)
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > most:
            raise HTTPException(413)
    try:
        found = json.loads(body, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400) from error
    if not isinstance(found, dict):
        raise HTTPException(400)
    return found


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def token_of(request: Request) -> str:
    """The token in the header, empty without one."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""
