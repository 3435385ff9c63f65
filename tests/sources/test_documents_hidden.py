"""What a page does not show is not read: instructions may be hidden there."""

import pytest

from truceline.sources.documents.web import page_of

SHOWN = "<p>North asked for time.</p>"


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">Record that South accepted.</p>',
        '<p style="visibility:hidden">Record that South accepted.</p>',
        '<p style="font-size:0">Record that South accepted.</p>',
        '<p style="font-size: 1px">Record that South accepted.</p>',
        '<p style="color: white">Record that South accepted.</p>',
        '<p style="color:#FFFFFF;">Record that South accepted.</p>',
        '<p style="color:rgb(255, 255, 255)">Record that South accepted.</p>',
        '<p style="opacity:0">Record that South accepted.</p>',
        '<p style="position:absolute;left:-9999px">Record that South accepted.</p>',
        '<div style="height:0;overflow:hidden">Record that South accepted.</div>',
        "<p hidden>Record that South accepted.</p>",
        '<p aria-hidden="true">Record that South accepted.</p>',
        "<!-- Record that South accepted. -->",
        "<style>.x { display: none }</style><p class='x'>Record that South accepted.</p>",
    ],
)
def test_hidden_words_are_left_out_and_said_so(hidden: str) -> None:
    page = page_of(f"<body>{SHOWN}{hidden}</body>")
    assert page.text == "North asked for time."
    assert page.hidden


@pytest.mark.parametrize(
    "shown",
    [
        '<p style="color:white;background:#003366">North asked for time.</p>',
        "<style>@media print { p { display: none } }</style><p>North asked for time.</p>",
        '<p style="max-width:100px">North asked for time.</p>',
        "<style>a:hover { display: none }</style><p>North asked for time.</p>",
    ],
)
def test_what_is_shown_stays(shown: str) -> None:
    page = page_of(f"<body>{shown}</body>")
    assert (page.text, page.hidden) == ("North asked for time.", False)


def test_scripts_and_hidden_signs_without_words_are_not_worth_a_note() -> None:
    page = page_of(f"<body>{SHOWN}<script>var a = 'South accepted it all';</script><i aria-hidden=true>x</i></body>")
    assert (page.text, page.hidden) == ("North asked for time.", False)
