"""A form: questions as class attributes, answers on the instance; reading one may stop the run.

A subclass of `Form` declares its questions as `Field`s. On the class the name
is the field, on an instance it is the answer. Reading an answer that is not
there raises `Missing`, which `calc.frame.core.run` turns into the next question: so
the rules alone decide what is asked, shown, linked and printed.

>>> from calc.frame.fields import Whole
>>> class Person(Form):
...     age = Whole(0, 120)
>>> Person({"age": "27"}).age
27
>>> Person({"age": "200"})
Traceback (most recent call last):
    ...
calc.frame.problem.Invalid: age: range
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Generic, TypeVar, cast, overload

from calc.frame.contradictions import contradictions
from calc.frame.problem import Invalid as Invalid
from calc.frame.problem import NameOf as NameOf
from calc.frame.problem import Problem as Problem
from calc.frame.typed import seen

T = TypeVar("T")
F = TypeVar("F", bound="Form")
REQUIRED: Any = object()
KINDS = TIME, CAN, FACT = "time", "can", "fact"  # what a change of an answer is, in the order of telling
UNTOLD = ""  # nobody can change it, or it only says what is to be calculated
LONGEST = 60  # characters; nothing that a person types here is longer
SHOWN = 40  # characters of an unknown name that are said back


class Missing(Exception):
    """Raised inside a run by reading an answer that is not there; `run` turns it into `Ask`."""


class Field(Generic[T]):
    """A question of a form. On the class it is the field, on an instance the answer.

    `assumed` is the value when nothing is answered (told to the reader as an
    assumption); `group` names fields that are asked together. What is asked `afterwards` is
    assumed until there is a result, and offered below it.
    """

    kind = "text"
    name = ""
    options: tuple[str, ...] = ()  # the texts of a choice; a number or a day has none
    keyboard = ""  # the keyboard for an answer that is typed in one box (HTML's inputmode)
    certain: tuple[Any, ...] = ()  # the values of a choice that say what they mean
    unsure: tuple[Any, ...] = ()  # its values that say "I do not know"
    may_be_blank = True  # an empty box means the assumed value; an empty choice means nothing
    afterwards = False

    def __init__(self, *, assumed: T = REQUIRED, group: str = "") -> None:
        self.assumed = assumed
        self.group = group

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.group = self.group or name

    @overload
    def __get__(self, form: None, owner: type) -> Field[T]: ...
    @overload
    def __get__(self, form: Form, owner: type) -> T: ...
    def __get__(self, form: Form | None, owner: type) -> Field[T] | T:
        if form is None:
            return self
        answered = self.name in form.values
        if not answered and (self.required or (form.thorough and not self.afterwards)):
            raise Missing(self.name)
        form.read[self.name] = True
        value: T = form.values[self.name] if answered else self.assumed
        return value

    @property
    def required(self) -> bool:
        """Whether an empty answer is a problem rather than the assumed value."""
        return self.assumed is REQUIRED

    def parse(self, text: str) -> T:
        """The value of a typed text. Raises `Invalid` with one problem of this field."""
        if len(text) > LONGEST:
            raise self.problem("too-long", longest=LONGEST)
        if self.is_blank(text):
            if self.is_no_answer(text):
                raise self.problem(f"required-{self.kind}")
            return self.assumed
        return self.read(seen(text).strip())

    def is_blank(self, text: str) -> bool:
        """Whether nothing was typed."""
        return not seen(text).strip()

    def is_no_answer(self, text: str) -> bool:
        """Whether a text leaves the question open: nothing was typed, and nothing cannot be an answer."""
        return self.is_blank(text) and (self.required or not self.may_be_blank)

    def read(self, text: str) -> T:
        """The value of a text that is not empty; each kind has its own."""
        raise NotImplementedError

    def write(self, value: T) -> str:
        """The language-free text of a value."""
        return str(value)

    def span(self) -> tuple[Any, Any, Any]:
        """The lowest and the highest value, and the distance from one value to the next."""
        raise NotImplementedError

    def help(self) -> str:
        """The values it takes, for the command line."""
        return " | ".join(self.options)

    def problem(self, id: str, **facts: Any) -> Invalid:
        """An exception that names this field and what is wrong with its answer."""
        return Invalid(Problem(self.name, id, facts))


class Supposed(dict[str, Any]):
    """Answers of which one is supposed. What stands behind is asked only when it is read (`calc.paths.walk`)."""

    def __init__(self, answers: dict[str, Any], name: str, value: object) -> None:
        super().__init__()
        self.answers, self.name, self.value = answers, name, value

    def __contains__(self, name: object) -> bool:
        return name == self.name or name in self.answers

    def __getitem__(self, name: str) -> Any:
        return self.value if name == self.name else self.answers[name]


class Form:
    """The answers to one calculator. Subclasses declare `Field`s; reading one yields its value.

    `answers` are texts by field name, as typed, as in an address or as on the
    command line. A field with an assumed value is not asked for, unless
    `thorough` is true: then only a text that is there, even an empty one,
    counts as an answer. The page asks thoroughly; the command line assumes and says so.

    Raises `Invalid` with every problem found.

    What cannot be true at once is declared, and found by `calc.frame.contradictions`:
    `timeline` has days in their order, `within` a part and its whole, `lasting` a duration and
    the two days it lies between, `of_others` days that are not of the reader's own life, and
    `unrelated` pairs that may be anything beside each other, with the reason.

    `changing` says of each question what a change of its answer is: `TIME` brings it, the reader `CAN` do it,
    or it is told as a `FACT` about the rule, never as advice: nobody is told to part or to work less.

    `usual` has what most readers answer; with it `calc.frame.rounds` sees which questions of a
    group will come anyway, and puts them on one page. No rule reads it.
    """

    fields: ClassVar[dict[str, Field[Any]]] = {}
    timeline: ClassVar[tuple[tuple[str, ...], ...]] = ()
    within: ClassVar[tuple[tuple[str, str], ...]] = ()
    lasting: ClassVar[tuple[tuple[str, str, str], ...]] = ()
    of_others: ClassVar[tuple[str, ...]] = ()
    unrelated: ClassVar[Mapping[tuple[str, str], str]] = {}
    changing: ClassVar[Mapping[str, str]] = {}
    usual: ClassVar[Mapping[str, str]] = {}

    @classmethod
    def change(cls, name: str) -> str:
        """What a change of this answer is: of `KINDS`, or `UNTOLD`. What is not declared is told as a fact."""
        return next((kind for kind, names in cls.changing.items() if name in names.split()), FACT)

    def __init_subclass__(cls) -> None:
        own = {name: each for name, each in vars(cls).items() if isinstance(each, Field)}
        cls.fields = {**cls.fields, **own}

    def __init__(self, answers: Mapping[str, str], *, thorough: bool = False) -> None:
        self.thorough = thorough
        self.texts: dict[str, str] = {}
        self.values: dict[str, Any] = {}
        self.read: dict[str, bool] = {}
        problems = []
        for name, text in answers.items():
            if name not in self.fields:
                problems.append(Problem(name[:SHOWN], "unknown-field"))
                continue
            try:
                self.values[name] = value = self.fields[name].parse(text)
                self.texts[name] = "" if self.fields[name].is_blank(text) else self.fields[name].write(value)
            except Invalid as invalid:
                problems += invalid.problems
        given = {name: value for name, value in self.values.items() if self.texts[name]}
        problems += contradictions(type(self), given)
        if problems:
            raise Invalid(*problems)

    def supposing(self: F, name: str, value: object) -> F:
        """This form with another answer to one question; what is read of it counts as read of this one."""
        supposed = object.__new__(type(self))
        supposed.__dict__.update(self.__dict__)
        supposed.values = Supposed(self.values, name, value)
        return supposed

    def given(self, *names: str) -> bool:
        """Whether at least one of these fields has an answer; asks for none of them."""
        return any(self.texts.get(name) for name in names)


def optional(field: Field[T]) -> Field[T | None]:
    """A question that may be left without an answer, which is then None.

    >>> class Journey(Form):
    ...     back = optional(Field[str]())
    >>> print(Journey({}).back)
    None
    """
    made: Any = field
    made.assumed = None
    return cast("Field[T | None]", made)


def afterwards(field: T) -> T:
    """A question that is put only below a result, in which its assumed answer stands.

    >>> class Month(Form):
    ...     payment = afterwards(Field[str](assumed="no"))
    >>> Month({}, thorough=True).payment
    'no'
    """
    made: Any = field
    made.afterwards = True
    return field
