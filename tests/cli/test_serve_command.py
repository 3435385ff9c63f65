"""`truceline serve`: what it says, who is let in, and how it ends."""

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from truceline.cli import serve
from truceline.cli.serve_screen import show_start
from truceline.web.app import Settings
from truceline.web.server import Listening
from truceline.wiring import build_record
from truceline.wiring.serving import waiting_of
from web.served import HTTP, JPEG, Filled, Server, field_case, read_probe, served


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return field_case(tmp_path)


def run(*words: object, code: int = 0) -> Result:
    outcome = CliRunner().invoke(serve.command, [str(word) for word in words])
    assert outcome.exit_code == code, outcome.output
    return outcome


def test_a_token_is_shown_once_with_all_that_a_client_needs(case: Path) -> None:
    said = run(case, "--new-token", "patrol-1", "--prefix", "forms").output
    assert "SERVER/forms/key/" in said
    assert "shown once" in said
    assert max(len(line) for line in said.splitlines()) <= 90
    listed = run(case, "--stations").output
    assert listed.startswith("patrol-1 ")
    assert said.split("/key/")[1].split()[0] not in listed


def test_a_token_for_scripts_comes_as_json(case: Path) -> None:
    secrets = json.loads(run(case, "--new-token", "camera-2", "--json").output)
    assert set(secrets) == {"label", "token", "password"}
    assert [one["label"] for one in json.loads(run(case, "--stations", "--json").output)] == ["camera-2"]


def test_a_station_is_let_in_once_and_can_be_ended(case: Path) -> None:
    run(case, "--new-token", "patrol-1")
    assert "may submit already" in run(case, "--new-token", "patrol-1", code=2).output
    assert "no more" in run(case, "--end-token", "patrol-1").output
    assert ", ended " in run(case, "--stations").output
    assert "no station patrol-1" in run(case, "--end-token", "patrol-1", code=2).output


def test_a_name_of_a_person_is_no_label(case: Path) -> None:
    assert "is not a name" in run(case, "--new-token", "Anna Example", code=2).output


def test_before_anybody_is_let_in_the_command_says_how(case: Path) -> None:
    assert "--new-token" in run(case, "--stations").output
    assert run(case, "--waiting").output == "nothing waits\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--prefix", "a b"), "is not a path"),
        (("--prefix", "../a"), "is not a path"),
        (("--address", "forms.example"), "is not the address of a server"),
        (("--origin", "*"), "is not the address of a server"),
        (("--origin", "https://a.example/page"), "is not the address of a server"),
        (("--certificate", "none.pem"), "goes with --key"),
        (("--certificate", "none.pem", "--key", "none.pem"), "is not there"),
        (("--host", "256.1.1.1"), "cannot be listened at"),
    ],
)
def test_what_cannot_be_used_is_named_with_a_remedy(case: Path, words: tuple[str, ...], said: str) -> None:
    output = run(case, "--port", "0", *words, code=2).output
    assert said in output
    assert "what to do" in output


def test_a_folder_that_is_no_case_is_named(tmp_path: Path) -> None:
    for words in ((), ("--new-token", "patrol-1"), ("--stations",), ("--waiting",)):
        assert "is not a case folder" in run(tmp_path, *words, code=2).output


def test_a_port_that_is_taken_is_named(case: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        assert "cannot be listened at" in run(case, "--port", other.getsockname()[1], code=2).output


@pytest.fixture
def server(case: Path) -> Iterator[Server]:
    with served(case) as running:
        yield running


@pytest.mark.parametrize(("host", "warned"), [("127.0.0.1", False), ("::1", False), ("0.0.0.0", True), ("::", True)])
def test_a_server_that_others_can_reach_without_tls_is_warned_of(
    server: Server, capsys: pytest.CaptureFixture[str], host: str, warned: bool
) -> None:
    show_start(server.serving, Listening(host=host), Settings(), 8137)
    told = capsys.readouterr()
    assert ("without TLS" in told.err) == warned
    assert max(len(line) for line in (told.out + told.err).splitlines()) <= 80
    assert "patrol-1" in told.out
    assert server.secrets.token not in told.out


def test_what_waits_is_listed_with_what_is_missing(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(case) as running:
        running.send(Filled(photos=("one.jpg", "two.jpg")), {"one.jpg": JPEG})
        form = Filled()
        running.send(Filled(replaces=form.instance))
    monkeypatch.setattr(serve, "waiting_of", partial(waiting_of, read=read_probe))
    (waiting, early) = json.loads(run(case, "--waiting", "--json").output)
    assert (waiting["form"], waiting["station"], waiting["original"]) == ("probe", "patrol-1", False)
    assert early["original"] is True
    assert waiting["missing"] == ["two.jpg"]
    said = run(case, "--waiting").output
    assert "has not come: two.jpg" in said
    assert "has not come: the form that it corrects" in said


def test_what_waits_is_listed_also_where_it_cannot_be_read_any_more(case: Path) -> None:
    with served(case) as running:
        running.send(Filled(photos=("one.jpg",)))
    assert "this version of the program cannot read it" in run(case, "--waiting").output


@contextmanager
def started(case: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """The command as it is typed; the process, and what it said until it was ready."""
    program = Path(sys.executable).with_name("truceline")
    command = [str(program), "serve", str(case), "--port", "0", *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with process:
        assert process.stdout is not None
        said: list[str] = []
        try:
            for line in process.stdout:
                said.append(line.rstrip("\n"))
                if "Ctrl-C" in line:
                    break
            yield process, said
        finally:
            process.kill()


def test_it_says_where_it_listens_tells_of_each_submission_quietly_and_ends_cleanly(case: Path) -> None:
    secrets = json.loads(run(case, "--new-token", "patrol-1", "--json").output)
    with started(case) as (process, said):
        address = next(line for line in said if "listening" in line).split()[1]
        assert "observation, restriction, weapons_site" in "\n".join(said)
        assert "stations   patrol-1" in "\n".join(said)
        base = f"{address}/key/{secrets['token']}"
        assert HTTP.get(f"{base}/formList").text.count("<xform>") == 6
        spoiled = {"xml_submission_file": ("form.xml", b"<data>a secret</data>", "text/xml")}
        assert HTTP.post(f"{base}/submission", files=spoiled).status_code == 400
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert out.splitlines()[0].endswith("refused (400)")
    assert out.splitlines()[-1].startswith("ended;")
    assert err == ""
    assert "secret" not in out
    assert "127.0.0.1" not in out
    assert secrets["token"] not in out


def test_a_case_that_was_never_built_is_built_first(tmp_path: Path) -> None:
    case = field_case(tmp_path)
    (case / "record.db").unlink()
    with started(case) as (_, said):
        assert said[0] == "A line with a patrol (reconstructed)"
    build_record(case, anew=False)
