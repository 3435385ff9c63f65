"""What `truceline serve` shows in a terminal."""

import ipaddress

import click

from truceline.cli.edge import print_json
from truceline.tasks.stations import Secrets, Station
from truceline.values.canonical import Json
from truceline.values.instants import Instant, show, to_local
from truceline.values.zones import zone
from truceline.web.app import Handled, Settings
from truceline.web.server import Listening
from truceline.wiring import clock
from truceline.wiring.serving import Serving, Waiting


def show_start(serving: Serving, where: Listening, settings: Settings, port: int) -> None:
    """Where it listens, which forms it has, and who may submit."""
    host = f"[{where.host}]" if ":" in where.host else where.host
    scheme = "https" if where.certificate else "http"
    labels = [one.label for one in serving.stations().all if one.ended is None]
    click.echo(f"{serving.case.title} ({serving.case.mode.value})")
    click.echo(f"  listening  {scheme}://{host}:{port}{settings.prefix}")
    if settings.public:
        click.echo(f"  address    {settings.public}")
    click.echo(f"  forms      {', '.join(form.form or form.id for form in serving.forms.values())}")
    click.echo(f"  stations   {', '.join(labels) or 'none yet; let one in: truceline serve CASE --new-token LABEL'}")
    if serving.resumed:
        click.echo(f"  went on    with {len(serving.resumed)} that had been held")
    waiting = len(serving.inbox.waiting())
    if waiting:
        click.echo(f"  waiting    {waiting}; see truceline serve CASE --waiting")
    if not _is_local(where.host) and not where.certificate:
        click.echo(
            "  warning    open to the network without TLS: tokens, and what is sent, can be\n"
            "             read on the way. Put a proxy with TLS before it (--help says more)",
            err=True,
        )
    click.echo("  Ctrl-C ends it")


def tell(handled: Handled) -> None:
    """One quiet line for a submission: no content, and no address of a client."""
    time = to_local(clock(), zone("UTC")).strftime("%H:%M:%SZ")
    click.echo(f"{time}  {handled.form:<14} {handled.station:<16} {handled.became}")


def show_secrets(secrets: Secrets, prefix: str, as_json: bool) -> None:
    """The secrets of a station, once."""
    if as_json:
        print_json({"label": secrets.label, "token": secrets.token, "password": secrets.password})
        return
    click.echo(f"{secrets.label} may submit. These are shown once, and kept nowhere:")
    click.echo(f"  address    SERVER{prefix}/key/{secrets.token}")
    click.echo(f"  user       {secrets.label}")
    click.echo(f"  password   {secrets.password}")
    click.echo(f"  script     Authorization: Bearer {secrets.token}")
    click.echo("A client takes the address alone, or the server with user and password (HTTP Digest).")


def show_stations(stations: tuple[Station, ...], as_json: bool) -> None:
    """Who may submit, and who might."""
    if as_json:
        listed: Json = [
            {"label": one.label, "since": _shown(one.since), "ended": _maybe(one.ended)} for one in stations
        ]
        print_json(listed)
        return
    for one in stations:
        click.echo(f"{one.label:<24} since {_shown(one.since)}{f', ended {_shown(one.ended)}' if one.ended else ''}")
    if not stations:
        click.echo("nobody may submit yet; let a station in: truceline serve CASE --new-token LABEL")


def show_waiting(waiting: list[Waiting], as_json: bool) -> None:
    """What is held, and what each waits for."""
    if as_json:
        print_json([_plain(one) for one in waiting])
        return
    for one in waiting:
        click.echo(f"{one.form} from {one.station}, held since {_shown(one.since)}, {one.instance}")
        for name in one.missing:
            click.echo(f"  has not come: {name}")
        if one.original:
            click.echo("  has not come: the form that it corrects")
        if one.why:
            click.echo(f"  not taken: {one.why}")
    if not waiting:
        click.echo("nothing waits")


def _plain(one: Waiting) -> Json:
    return {
        "form": one.form,
        "instance": one.instance,
        "station": one.station,
        "since": _shown(one.since),
        "missing": list(one.missing),
        "original": one.original,
        "why": one.why,
    }


def _shown(at: Instant) -> str:
    return show(at, zone("UTC"))


def _maybe(at: Instant | None) -> str | None:
    return None if at is None else _shown(at)


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
