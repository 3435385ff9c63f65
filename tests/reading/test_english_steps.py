"""The quick way through the pipeline comes to the same as the pipeline itself."""

from spacy.tokens import Doc

from truceline.reading.english.parser import parser, words_of
from truceline.reading.english.steps import grammar

TEXT = (
    'The minister said on Monday that both armies had withdrawn their guns from the valley. "We have kept our word," '
    "he added. Having met twice, the envoys did not sign anything. Who broke the truce was unclear: neither side has a "
    "list. That was all they wanted to say, although more talks were being planned for the week after."
)


def begun() -> tuple[Doc, list[int]]:
    """The words of the text, and which of them begin a sentence."""
    doc = words_of(TEXT)
    starts = [0, *(token.i + 1 for token in doc[:-1] if token.text in (".", ":"))]
    for token in doc:
        token.is_sent_start = token.i in starts
    return doc, starts


def told(doc: Doc) -> list[tuple[str, str, str, str, int]]:
    """What is found about each word."""
    return [(token.text, token.tag_, token.lemma_, token.dep_, token.head.i) for token in doc]


def test_it_comes_to_the_same_as_the_pipeline_step_by_step() -> None:
    slow, starts = begun()
    for _, step in parser().pipeline:
        slow = step(slow)
    quick = grammar(parser(), begun()[0], starts)
    assert told(quick) == told(slow)
    assert [token.i for token in quick if token.is_sent_start] == starts


def test_what_was_read_before_changes_nothing() -> None:
    first, starts = begun()
    again, _ = begun()
    assert told(grammar(parser(), first, starts)) == told(grammar(parser(), again, starts))


def test_a_text_without_words_has_no_grammar() -> None:
    assert len(grammar(parser(), words_of(""), [])) == 0
