"""A row of the field, as a form brings it."""

from truceline.sources.rows import Row

UUID = "uuid:00000000-0000-4000-8000-000000000001"


def row(id: str = "detection-1", **more: str) -> Row:
    """Sixty undetermined explosions, heard."""
    cells = {
        "id": id,
        "kind": "detection",
        "occurred": "2026-04-12T02:10Z/2026-04-12T02:40Z",
        "source": "urn:truceline:form:observation",
        "text": "Heard from the post.",
        "observer": "mission",
        "means": "heard",
        "position": "48.1 37.9 within 15 m",
        "bearing": "NW",
        "range": "3-5 km",
        "what": "undetermined_explosion",
        "value": "about 60",
        "instance": UUID,
    }
    return Row("form", 1, cells | more)
