"""Naming things in other words, and what a sentence does with what it names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.rubric import read
from kit.rubric.correctness.claims import affirms, affirms_all, believes, claims_cause, clauses, denies
from kit.rubric.correctness.phrases import Index, holds, holds_all, tokens

WORD = st.text(alphabet="abcdefghijklmnop", min_size=3, max_size=9)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("nginx ran out of file descriptors", "file descriptor"),
        ("the limits were raised", "raise limit"),
        ("the limit on open files", "open files limit"),
        ("we rolled it back", "rolled back"),
        ("they had to roll back", "rollback"),
        ("a keepalive connection", "keep-alive"),
        ("HighErrorRate fired", "high error rate"),
        ("the high error rate alert", "HighErrorRate"),
        ("worker_rlimit_nofile was low", "nofile"),
        ("LimitNOFILE=1024", "nofile"),
        ("descriptors weren't monitored", "not monitored"),
        ("nobody monitored it", "not monitored"),
        ("the first 500s came in", "500"),
    ],
)
def test_a_phrase_is_found_in_other_forms(text, phrase):
    """Endings, order, joined words and program names make no difference."""
    assert holds(text, phrase)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("the files were left open for hours by the limit", "open files limit of nginx"),
        ("open a ticket, then look at the other files of the long report", "open files"),
        ("the limitation", "limit of files"),
        ("", "nginx"),
        ("nginx", ""),
    ],
)
def test_words_that_stand_apart_are_no_phrase(text, phrase):
    """All the words have to be there, and close together."""
    assert not holds(text, phrase)


@settings(max_examples=60)
@given(words=st.lists(WORD, min_size=1, max_size=4, unique=True), before=st.lists(WORD, max_size=5))
def test_a_text_holds_its_own_words(words, before):
    """Whatever stands before it, a phrase is found where it stands."""
    assert holds(" ".join([*before, *words]), " ".join(words))


def test_every_group_has_to_be_there():
    """One phrase of each group; no groups name nothing."""
    groups = (("nginx", "web server"), ("file descriptor", "open files"))
    assert holds_all("The web server had too many open files.", groups)
    assert not holds_all("The web server was slow.", groups)
    assert not holds_all("The web server was slow.", ())


def test_the_index_finds_the_sentences():
    """Look-ups answer the numbers of the sentences, for one phrase, for any and for all."""
    index = Index(
        read("# Notes\n\nThe limit on open files was low. Then nginx was restarted. Open files of nginx.").sentences
    )
    assert index.where("open files limit") == {0}
    assert index.any_of(("restart", "limit")) == {0, 1}
    assert index.all_of((("nginx",), ("open files",))) == {2}
    assert index.all_of(()) == frozenset()


def test_tokens_are_stems_without_articles():
    """Articles are left out and negations are one word."""
    assert tokens("The files couldn't be opened by the worker") == tokens("files could not be open by worker")


@pytest.mark.parametrize(
    "text",
    [
        "The deploy caused the errors.",
        "It was the deploy.",
        "The outage was due to a bad deploy.",
        "Not the database but the deploy broke it.",
        "The requests could not be served because of the deploy.",
    ],
)
def test_a_plain_statement_affirms(text):
    """What a sentence says is so, it names."""
    assert affirms(text, ("deploy",))


@pytest.mark.parametrize(
    "text",
    [
        "It was not the deploy.",
        "It wasn't the deploy.",
        "The deploy was not the cause.",
        "The deploy was unrelated.",
        "We ruled out the deploy.",
        "The deploy had nothing to do with it.",
        "Rolling back the deploy changed nothing.",
        "The deploy turned out to be a red herring.",
        "The limit was the cause, not the deploy.",
        "The limit was reached, rather than the deploy being broken.",
        "We first suspected the deploy.",
        "The team believed that the deploy broke it.",
        "At first it looked like the deploy.",
        "The deploy did not cause it.",
    ],
)
def test_a_denial_or_belief_affirms_nothing(text):
    """A thing that is denied, ruled out or only suspected is not named as so."""
    assert not affirms(text, ("deploy",))


@pytest.mark.parametrize(
    "text",
    [
        "nginx could not open any more files.",
        "It cannot accept clients because it has no file descriptors left.",
        "The limit on open files was not raised with the connections.",
        "The limit was not in configuration management.",
    ],
)
def test_a_negation_inside_the_mechanism_is_no_denial(text):
    """That something failed to happen is a statement like any other."""
    assert affirms(text, ("open files", "open more files", "file descriptors", "limit"))


def test_only_causal_words_or_a_label_make_a_cause():
    """To mention a thing is not to make it the cause."""
    assert claims_cause("The deploy broke the shop.", ("deploy",), labelled=False)
    assert not claims_cause("The deploy went out at 09:33.", ("deploy",), labelled=False)
    assert claims_cause("A bad deploy.", ("deploy",), labelled=True)
    assert not claims_cause("Not the deploy.", ("deploy",), labelled=True)


def test_a_sentence_is_cut_where_its_claim_turns():
    """Clauses end at punctuation and at words such as "but"."""
    assert clauses("It was not the deploy, but the limit") == ("It was not the deploy", "but the limit")
    assert denies("not the deploy")
    assert believes("we assumed so")
    assert affirms_all("The limit of nginx", (("limit",), ("nginx",)))
    assert not affirms_all("The limit of nginx", ())
