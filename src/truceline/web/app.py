"""The OpenRosa server: requests in, tasks called, statuses out.

    GET  formList                       which forms there are
    GET  forms/ID/form.xml, manifest, media/NAME
    HEAD submission                     whether one may submit, and how much at a time
    POST submission                     a filled-in form

The same under key/TOKEN/, for clients that know one address and no passwords.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from truceline.errors import Fault, NotOnRecord, StoreFailed, TrucelineError
from truceline.forms.receipts import printed
from truceline.forms.xform import XForm
from truceline.tasks.form_desk import Outcome, Sent, Stand
from truceline.tasks.form_look import TooLarge, WrongType
from truceline.web import answers
from truceline.web.gate import Refused, who
from truceline.web.nonces import Nonces
from truceline.web.pace import Pace, paced
from truceline.web.parts import boundary_of, read_parts
from truceline.web.statuses import status_of, told
from truceline.wiring import clock
from truceline.wiring.serving import Serving

XML = "text/xml; charset=utf-8"
_SPARE = 2**28


@dataclass(frozen=True)
class Handled:
    """What a log may say of a submission: the form's short name, the station's label, and what became of it."""

    form: str
    station: str
    became: str


@dataclass(frozen=True)
class Settings:
    """How a server is set up.

    `prefix` comes before every path. `public` is the address under which clients find the server, where that is not
    the one that they send (behind a proxy). `origins` are the sites whose pages may use it. `largest`: the most bytes
    of one request. `tell` is told of every submission.
    `show_traces`: let an unexpected error through to the terminal, for developers.
    """

    prefix: str = ""
    public: str | None = None
    origins: tuple[str, ...] = ()
    largest: int = 100 * 2**20
    pace: Pace = field(default_factory=Pace)
    tell: Callable[[Handled], None] = lambda handled: None
    show_traces: bool = False


def make_app(serving: Serving, settings: Settings) -> Starlette:
    """The server for a case."""
    pages = _Pages(serving, settings)
    routes = [
        Route(f"{settings.prefix}{key}{path}", pages.guarded(answer), methods=[method])
        for key in ("", "/key/{token}")
        for path, method, answer in (
            ("/formList", "GET", pages.form_list),
            ("/forms/{form}/form.xml", "GET", pages.form),
            ("/forms/{form}/manifest", "GET", pages.manifest),
            ("/forms/{form}/media/{name}", "GET", pages.media),
            ("/submission", "HEAD", pages.may_submit),
            ("/submission", "POST", pages.submit),
        )
    ]
    handlers: dict[Any, Any] = {HTTPException: _plain}
    around = [Middleware(_Headers, largest=settings.largest)]
    if settings.origins:
        around.append(_cors(settings.origins))
    return Starlette(routes=routes, exception_handlers=handlers, middleware=around)


def _cors(origins: tuple[str, ...]) -> Middleware:
    return Middleware(
        CORSMiddleware,
        allow_origins=origins,
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["authorization", "content-type", "x-openrosa-version"],
        expose_headers=["location", "x-openrosa-accept-content-length", "x-openrosa-version", "www-authenticate"],
    )


Answer = Callable[[Request, str], Awaitable[Response]]


class _Pages:
    """What each path answers to a station that may ask."""

    def __init__(self, serving: Serving, settings: Settings) -> None:
        self._serving, self._settings = serving, settings
        self._nonces = Nonces(clock)

    def guarded(self, answer: Answer) -> Callable[[Request], Awaitable[Response]]:
        """An answer for stations only, with errors as statuses."""

        async def run(request: Request) -> Response:
            found = who(request, self._serving.stations(), self._nonces)
            if isinstance(found, Refused):
                response = _message("this needs a token or a password", 401)
                for challenge in found.challenges:
                    response.headers.append("www-authenticate", challenge)
                return response
            try:
                return await answer(request, found)
            except TrucelineError as error:
                return _refusal(error)
            except ClientDisconnect:
                return Response(status_code=400)
            except Exception as error:
                self._tell("-", found, f"failed here: {type(error).__name__}")
                if self._settings.show_traces:
                    raise
                return _message("the server itself failed; nothing of this is on record: send it again later", 500)

        return run

    async def form_list(self, request: Request, _station: str) -> Response:
        asked = request.query_params.get("formID")
        forms = [form for form in self._serving.forms.values() if asked in (None, form.id)]
        return Response(answers.form_list(forms, self._base(request)), media_type=XML)

    async def form(self, request: Request, _station: str) -> Response:
        return Response(self._form(request).xml, media_type=XML)

    async def manifest(self, request: Request, _station: str) -> Response:
        return Response(answers.manifest(self._form(request), self._base(request)), media_type=XML)

    async def media(self, request: Request, _station: str) -> Response:
        data = self._form(request).media.get(request.path_params["name"])
        if data is None:
            raise NotOnRecord("the form has no such file", "look at its manifest")
        return Response(data, media_type="application/octet-stream")

    def _form(self, request: Request) -> XForm:
        form = self._serving.forms.get(request.path_params["form"])
        if form is None:
            raise NotOnRecord("there is no such form", "look at formList")
        return form

    async def may_submit(self, request: Request, _station: str) -> Response:
        return Response(status_code=204, headers={"location": f"{self._base(request)}/submission"})

    async def submit(self, request: Request, station: str) -> Response:
        form = "-"
        try:
            outcome = await self._taken(request, station)
        except TrucelineError as error:
            self._tell(form, station, f"refused ({status_of(error)})")
            raise
        self._tell(outcome.form, station, outcome.stand.value)
        status = 202 if outcome.stand is Stand.WAITING else 201
        return _message(_words(outcome), status, {"location": f"{self._base(request)}/submission"})

    async def _taken(self, request: Request, station: str) -> Outcome:
        largest, inbox = self._settings.largest, self._serving.inbox
        if request.headers.get("content-encoding", "identity").lower() != "identity":
            raise WrongType(Fault("the request", None, "is compressed", "send it as it is"))
        boundary = boundary_of(request.headers.get("content-type", ""))
        announced = _length(request)
        if announced is not None and announced > largest:
            fault = Fault("the request", None, f"has more than {largest} bytes", "send the files in several requests")
            raise TooLarge(fault)
        if inbox.room() < _SPARE + (largest if announced is None else announced):
            raise StoreFailed("the disk is full", "make room, and let the client send it again")
        with inbox.spool() as folder:
            parts = await read_parts(paced(request, self._settings.pace), boundary, folder, largest)
            return await self._serving.take(Sent(station, parts.xml, parts.files))

    def _tell(self, form: str, station: str, became: str) -> None:
        found = self._serving.forms.get(form)
        self._settings.tell(Handled(form if found is None else found.form or form, station, became))

    def _base(self, request: Request) -> str:
        """The address that a client goes on from; never with more of what it sent than the host and its own token."""
        here = self._settings.public or f"{request.url.scheme}://{request.url.netloc}{self._settings.prefix}"
        token = request.path_params.get("token")
        return here if token is None else f"{here}/key/{token}"


def _length(request: Request) -> int | None:
    text = request.headers.get("content-length", "")
    return int(text) if text.isascii() and text.isdigit() else None


def _words(outcome: Outcome) -> str:
    """What a client shows, in one line."""
    if outcome.missing:
        return f"Received, and waiting for {len(outcome.missing)} of its files."
    if outcome.early:
        return "Received, and waiting for the form that it corrects."
    became = {
        Stand.RECORDED: "Received, and on record.",
        Stand.CORRECTED: "Received, and on record as a correction.",
    }.get(outcome.stand, "Received before, and on record.")
    return f"{became} Reference number: {printed(outcome.receipt)}." if outcome.receipt else became


def _message(text: str, status: int, headers: dict[str, str] | None = None) -> Response:
    content = answers.message(text, error=status >= 400)
    return Response(content, status_code=status, headers=headers, media_type=XML)


def _refusal(error: TrucelineError) -> Response:
    status = status_of(error)
    headers = {503: {"retry-after": "60"}, 408: {"connection": "close"}}.get(status)
    return _message(told(error), status, headers)


async def _plain(_request: Request, error: HTTPException) -> Response:
    return _message(f"{error.detail}.", error.status_code, dict(error.headers or {}))


class _Headers:
    """What every answer of an OpenRosa server bears."""

    def __init__(self, app: ASGIApp, largest: int) -> None:
        self._app, self._largest = app, largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message.get("headers", ()),
                    (b"x-openrosa-version", b"1.0"),
                    (b"x-openrosa-accept-content-length", str(self._largest).encode()),
                    (b"date", formatdate(usegmt=True).encode()),
                    (b"cache-control", b"no-store"),
                    (b"x-content-type-options", b"nosniff"),
                ]
            await send(message)

        with suppress(ClientDisconnect):
            await self._app(scope, receive, with_headers if scope["type"] == "http" else send)
