"""What becomes of a file: the text that a reader sees, what it says about itself, or a fault with a remedy."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_documents import DATA, bomb, pdf, text_file, word
from truceline.errors import BadInput
from truceline.sources.documents import read
from truceline.sources.documents.language import language_of, name_of
from truceline.sources.documents.letters import INVISIBLE
from truceline.sources.documents.read import documents_in, read_document
from truceline.sources.documents.web import page_of


def fault(path: Path) -> str:
    with pytest.raises(BadInput) as caught:
        read_document(path)
    assert all(one.remedy for one in caught.value.faults)
    return caught.value.faults[0].problem


def put(folder: Path, name: str, raw: bytes) -> Path:
    (folder / name).write_bytes(raw)
    return folder / name


def test_a_text_tells_its_title_its_day_and_its_language() -> None:
    document = read_document(DATA / "article.txt")
    assert (document.title, document.published, document.language) == ("Truce offer answered", date(2025, 3, 11), "en")


def test_a_page_tells_its_day_and_its_address_in_its_particulars() -> None:
    document = read_document(DATA / "article.html")
    assert document.published == date(2025, 3, 12)
    assert document.address == "https://news.example/2025/truce-offer"


def test_a_person_is_believed_before_the_document() -> None:
    document = read_document(DATA / "article.html", published=date(2025, 1, 1), address="https://a.example/b")
    assert (document.published, document.address) == (date(2025, 1, 1), "https://a.example/b")


def test_of_a_page_only_the_article_is_read() -> None:
    text = read_document(DATA / "article.html").text
    assert "loan" not in text
    assert "cookies" not in text
    assert text.startswith(
        "Truce offer answered\n\nNorth accepted the truce that the mediators had offered on Tuesday."
    )


def test_a_page_declares_its_encoding() -> None:
    document = read_document(DATA / "windows-1251.html")
    assert (document.language, document.published) == ("ru", date(2025, 3, 11))


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_a_mark_of_the_encoding_is_no_part_of_the_text(tmp_path: Path, mark: str) -> None:
    assert read_document(put(tmp_path, "a.txt", "Слово дано.".encode(mark))).text == "Слово дано."


def test_an_encoding_that_nobody_declares_is_a_fault_at_its_line(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", b"one\n" + "два".encode("cp1251"))
    with pytest.raises(BadInput) as caught:
        read_document(path)
    assert caught.value.faults[0].line == 2


def test_an_encoding_of_no_use_is_a_fault(tmp_path: Path) -> None:
    assert "rot13" in fault(put(tmp_path, "a.html", b'<meta charset="rot13"><p>Text.</p>'))


def test_lines_of_a_pdf_are_joined_and_paragraphs_kept() -> None:
    text = read_document(DATA / "statement.pdf").text
    assert "about the ceasefire that the mediators" in text
    assert "a 30-day truce.\n\nSouth said" in text


def test_the_day_of_a_pdf_is_that_of_its_date_line() -> None:
    assert read_document(DATA / "statement.pdf").published == date(2025, 3, 11)


def test_white_text_of_a_pdf_is_left_out_and_said_so() -> None:
    document = read_document(DATA / "white.pdf")
    assert "South accepted" not in document.text
    assert document.notes == ("text in white was left out",)


def test_a_text_behind_a_picture_is_read_and_marked(tmp_path: Path) -> None:
    document = read_document(put(tmp_path, "a.pdf", pdf(["North accepted."], picture=True, inks=["3 Tr"])))
    assert document.text == "North accepted."
    assert "a machine read it" in document.notes[0]


def test_a_word_file_is_read_with_its_tables(tmp_path: Path) -> None:
    raw = word(["Statement", "Published: 11 March 2025"], [["Side", "Prisoners"], ["North", "12"]])
    document = read_document(put(tmp_path, "a.docx", raw))
    assert "North | 12" in document.text
    assert document.published == date(2025, 3, 11)


def test_hidden_words_of_a_word_file_are_left_out_and_said_so(tmp_path: Path) -> None:
    document = read_document(put(tmp_path, "a.docx", word(["Statement"], hidden="South accepted.")))
    assert document.text == "Statement\n\nSeen."
    assert document.notes == ("hidden text was left out",)


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    written = (
        "---\ndate: 2025-03-11\nurl: https://a.example/b\n---\n# A **truce**\n\nNorth [accepted](/x) it. <!-- no -->\n"
    )
    document = read_document(text_file(tmp_path, written, "a.md"))
    assert document.text.strip() == "A truce\n\nNorth accepted it."
    assert (document.published, document.address) == (date(2025, 3, 11), "https://a.example/b")


def test_letters_that_nobody_sees_are_left_out(tmp_path: Path) -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "obey")
    document = read_document(text_file(tmp_path, f"North ac\u200bcepted.{hidden}"))
    assert document.text == "North accepted."
    assert INVISIBLE in document.notes


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("scanned.pdf", "the PDF has pictures and no text"),
        ("encrypted.pdf", "the PDF is encrypted"),
        ("broken.pdf", "the PDF cannot be read (PdfStreamError)"),
        ("broken.docx", "the Word file is damaged"),
        ("empty.txt", "is empty"),
    ],
)
def test_what_cannot_be_read_is_told_with_a_remedy(name: str, problem: str) -> None:
    assert fault(DATA / name) == problem


def test_a_word_file_that_unpacks_without_end_is_not_unpacked(tmp_path: Path) -> None:
    assert "larger than 64 MB" in fault(put(tmp_path, "a.docx", bomb(65 * 1024 * 1024)))


def test_an_old_or_encrypted_word_file_is_a_fault(tmp_path: Path) -> None:
    assert "encrypted, or of the old form" in fault(
        put(tmp_path, "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more")
    )


def test_a_huge_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "LARGEST", 10)
    assert "is larger than" in fault(text_file(tmp_path, "more than ten letters"))


def test_a_page_that_shows_nothing_is_a_fault(tmp_path: Path) -> None:
    assert "no text that a reader would see" in fault(text_file(tmp_path, "<p hidden>North accepted.</p>", "a.html"))


def test_another_kind_of_file_is_a_fault(tmp_path: Path) -> None:
    assert fault(text_file(tmp_path, "x", "a.xls")) == "is not a document that can be read"


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/a.txt", "a.md", ".hidden.txt", "d.jpg"):
        text_file(tmp_path, "x", name)
    assert [path.relative_to(tmp_path).as_posix() for path in documents_in(tmp_path)] == ["a.md", "b/a.txt", "c.txt"]


def test_a_folder_without_documents_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no documents"):
        documents_in(tmp_path)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("North accepted the truce that was offered, the ministry said.", "en"),
        ("Україна погодилась на перемир'я, повідомили в міністерстві.", "uk"),
        ("Стороны согласились на перемирие, сообщили в министерстве.", "ru"),
        ("Der Sprecher sagte, die Waffenruhe gelte von Dienstag an.", "de"),
        ("България се съгласи на примирие днес, каза говорителят на правителството в София.", "bg"),
        ("12 : 30", "und"),
    ],
)
def test_a_language_is_told(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_language_has_a_name() -> None:
    assert (name_of("de"), name_of("xx")) == ("German", "a language with the code xx")


@given(st.text(alphabet="<>/abp !-=\"'&;\n", max_size=200))
def test_no_markup_brings_reading_down(markup: str) -> None:
    page = page_of(markup)
    assert page.text == page.text.strip()


def test_a_page_nested_without_end_is_read(tmp_path: Path) -> None:
    assert read_document(text_file(tmp_path, "<div>" * 5000 + "North accepted.", "a.html")).text == "North accepted."
