"""Which engine does the work. Nothing else names one."""

from truceline.wiring.cases import about_of, case_folder, record_of
from truceline.wiring.closing import CaseClosing, close_case
from truceline.wiring.desks import build_record, desk_of, enter_entry
from truceline.wiring.devices import new_device, queue_of, write_rows
from truceline.wiring.evidence import evidence_desk, evidence_folder
from truceline.wiring.files import clock, write_bytes, write_pieces, write_text
from truceline.wiring.keys import keys_folder, keys_of, new_keys
from truceline.wiring.receptions import OpenReception, reception_of
from truceline.wiring.registers import desk_pen_of, put_on_record, register_of
from truceline.wiring.sealed import apart_of, compartments_of, keystore_of, reader_of, readings_of

__all__ = [
    "CaseClosing",
    "OpenReception",
    "about_of",
    "apart_of",
    "build_record",
    "case_folder",
    "clock",
    "close_case",
    "compartments_of",
    "desk_of",
    "desk_pen_of",
    "enter_entry",
    "evidence_desk",
    "evidence_folder",
    "keys_folder",
    "keys_of",
    "keystore_of",
    "new_device",
    "new_keys",
    "put_on_record",
    "queue_of",
    "reader_of",
    "readings_of",
    "reception_of",
    "record_of",
    "register_of",
    "write_bytes",
    "write_pieces",
    "write_rows",
    "write_text",
]
