"""Case files and answer keys, whatever they hold, survive JSON."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.evidence.case_file import CaseFile
from kit.evidence.key import AnswerKey

TEXT = st.text(st.characters(blacklist_categories=("Cs",)), max_size=20)
ROUNDS = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


@given(st.data())
@ROUNDS
def test_a_case_file_survives_json(data):
    """Any case file is equal after a round, whatever is in its texts."""
    file = data.draw(models(CaseFile))
    assert CaseFile.model_validate_json(file.model_dump_json()) == file


@given(st.data())
@ROUNDS
def test_an_answer_key_survives_json(data):
    """Any answer key is equal after a round."""
    key = data.draw(models(AnswerKey))
    assert AnswerKey.model_validate_json(key.model_dump_json()) == key


def models(model):
    """Instances of a model, with short texts and lists."""
    return st.builds(model, **{name: of(field.annotation) for name, field in model.model_fields.items()})


def of(annotation):
    """Values of a field's type."""
    import typing
    from datetime import UTC, datetime

    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple:
        return st.lists(of(arguments[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(TEXT, of(arguments[1]), max_size=2)
    if origin is typing.Literal:
        return st.sampled_from(arguments)
    if origin is not None:  # a union
        return st.one_of([of(argument) for argument in arguments])
    simple = {
        str: TEXT,
        int: st.integers(-(2**40), 2**40),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
        type(None): st.none(),
        datetime: st.datetimes(timezones=st.just(UTC)),
    }
    return simple[annotation] if annotation in simple else models(annotation)
