"""The server speaks TLS itself where it is given a certificate."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from threading import Event, Thread

import httpx
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from truceline.web.app import Settings, make_app
from truceline.web.server import Listening, Stop, bound, run
from truceline.wiring.serving import serving_of
from truceline.wiring.stations import new_station
from web.served import PROBE, field_case, read_probe


def certified(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "certificate.pem", folder / "key.pem"
    paths[0].write_bytes(certificate.public_bytes(Encoding.PEM))
    paths[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return paths


def test_a_form_list_over_tls(tmp_path: Path) -> None:
    case, (certificate, key) = field_case(tmp_path), certified(tmp_path)
    secrets = new_station(case, "patrol-1")
    where = Listening(port=0, certificate=certificate, key=key)
    with serving_of(case, [PROBE], read_probe) as serving, bound(where) as listening:
        started, stops = Event(), list[Stop]()

        def begun(stop: Stop) -> None:
            stops.append(stop)
            started.set()

        thread = Thread(target=run, args=(make_app(serving, Settings()), where, listening, begun))
        thread.start()
        assert started.wait(10)
        address = f"https://127.0.0.1:{listening.getsockname()[1]}/key/{secrets.token}"
        context = ssl.create_default_context(cafile=str(certificate))
        with httpx.Client(verify=context) as client:
            answer = client.get(f"{address}/formList")
        stops[0]()
        thread.join(30)
    assert answer.status_code == 200
    assert f"{address}/forms/field-probe/form.xml" in answer.text
