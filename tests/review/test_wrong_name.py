"""``wrong-name``: who is greeted, and who signs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.review.coach import review
from assistant.review.finding import Finding, Reviewed
from assistant.settings.schema import Me
from tests.review.human import HUMAN

ME = Me(name="Ada Berg", signature="Ada Berg\nada.example.dev", city="Oslo", role="Storage engineer")
ASK = "\n\nWhy a log, and not a tree?\n\n"


def wrong(body: str, name: str = "Mara Lindqvist", subject: str = "", facts: tuple[Fact, ...] = ()) -> list[Finding]:
    reviewed = Reviewed(body, subject, person=Person(name), me=ME, facts=facts)
    return [found for found in review(reviewed).findings if found.check == "wrong-name"]


@pytest.mark.parametrize(
    ("greeting", "name", "said", "right"),
    [
        ("Hi David,", "Mara Lindqvist", "David", "Mara"),
        ("hi david,", "Mara Lindqvist", "david", "Mara"),
        ("David,", "Mara Lindqvist", "David", "Mara"),
        ("Hello there David!", "Mara Lindqvist", "David", "Mara"),
        ("Good morning David,", "Mara Lindqvist", "David", "Mara"),
        ("Hi Marra,", "Mara Lindqvist", "Marra", "Mara"),
        ("Hi Marie,", "Mara Lindqvist", "Marie", "Mara"),
        ("Hi Ada,", "Mara Lindqvist", "Ada", "Mara"),
        ("Dear Dr. Larsson,", "Mara Lindqvist", "Larsson", "Lindqvist"),
        ("Hi Mara Svensson,", "Mara Lindqvist", "Mara Svensson", "Mara"),
        ("Dear Jane Doe,", "Mara Lindqvist", "Jane Doe", "Mara"),
        ("Hi David your essay is good.", "Mara Lindqvist", "David", "Mara"),
        ("Hi Paul,", "Paula Stein", "Paul", "Paula"),
        ("Hi Daniel,", "Daniela Stein", "Daniel", "Daniela"),
        ("Liebe Anna,", "Mara Lindqvist", "Anna", "Mara"),
        ("Lieber Peter!", "Mara Lindqvist", "Peter", "Mara"),
        ("Sehr geehrter Herr Müller,", "Jörg Möller", "Müller", "Möller"),
        ("Bonjour Zoé,", "Chloé Martin", "Zoé", "Chloé"),
        ("Hei Ola,", "Kari Nordmann", "Ola", "Kari"),
        ("Здравствуйте, Иван!", "Пётр Орлов", "Иван", "Пётр"),
        ("林博士，您好", "王伟", "林", "王伟"),
        ("Petra, a question on logs.", "Mara Lindqvist", "Petra", "Mara"),
        ("Henrik, I read your essay twice.", "Mara Lindqvist", "Henrik", "Mara"),
        ("Noor, thanks for the talk.", "Mara Lindqvist", "Noor", "Mara"),
        ("Hi Mara and Ivo,", "Mara Lindqvist", "Mara and Ivo", "Mara"),
        ("Hi Mara & Lena,", "Mara Lindqvist", "Mara & Lena", "Mara"),
        ("Hi Mara, Lena and Ivo,", "Mara Lindqvist", "Mara, Lena and Ivo", "Mara"),
        ("Dear hiring manager,", "Mara Lindqvist", "hiring manager", "Mara"),
        ("Dear Hiring Manager,", "Mara Lindqvist", "Hiring Manager", "Mara"),
        ("Hello recruiter!", "Mara Lindqvist", "recruiter", "Mara"),
        ("Dear Sir or Madam,", "Mara Lindqvist", "Sir or Madam", "Mara"),
        ("To whom it may concern:", "Mara Lindqvist", "whom it may concern", "Mara"),
        ("Dear valued customer,", "Mara Lindqvist", "valued customer", "Mara"),
    ],
)
def test_somebody_else_is_greeted(greeting: str, name: str, said: str, right: str) -> None:
    (found,) = wrong(greeting + ASK, name)
    assert (found.severity, found.text, found.replacement) == ("block", said, right)
    body = greeting + ASK
    mended = body[: found.start] + right + body[found.end :]
    assert not wrong(mended, name)


@pytest.mark.parametrize(
    ("greeting", "name"),
    [
        ("Hi Mara,", "Mara Lindqvist"),
        ("hi mara", "Mara Lindqvist"),
        ("Mara,", "Mara Lindqvist"),
        ("Hi Mara your essay is good.", "Mara Lindqvist"),
        ("Hi Mara B.,", "Mara Lindqvist"),
        ("Hi Mara and thanks for it.", "Mara Lindqvist"),
        ("Hi Mara and team,", "Mara Lindqvist"),
        ("Hi Mara, and congratulations.", "Mara Lindqvist"),
        ("Hi Mara, Ivo and Lena told me of it.", "Mara Lindqvist"),
        ("Hi Mara and Rust people,", "Mara Lindqvist"),
        ("Dear user group,", "Mara Lindqvist"),
        ("Julia, a language I like, has one.", "Mara Lindqvist"),
        ("Petra, your colleague, told me.", "Mara Lindqvist"),
        ("Mara, a question on logs.", "Mara Lindqvist"),
        ("Kubernetes, I think, has one.", "Mara Lindqvist"),
        ("Hi Mara Congrats on it", "Mara Lindqvist"),
        ("Dear Dr. Lindqvist,", "Mara Lindqvist"),
        ("Guten Tag Frau Lindqvist,", "Mara Lindqvist"),
        ("Liebe Mara", "Mara Lindqvist"),
        ("Dear Mara Lindqvist, PhD,", "Lindqvist, Dr. Mara"),
        ("Hello!", "Mara Lindqvist"),
        ("Hi all the way from Bergen,", "Mara Lindqvist"),
        ("Hi Mara and all,", "Mara Lindqvist"),
        ("Dear Ferrite team,", "Mara Lindqvist"),
        ("Hello again,", "Mara Lindqvist"),
        ("Hallo zusammen,", "Mara Lindqvist"),
        ("Bonjour à tous,", "Mara Lindqvist"),
        ("Hey man,", "Mara Lindqvist"),
        ("Hello World in Rust was my first program.", "Mara Lindqvist"),
        ("Yesterday, I read it again.", "Mara Lindqvist"),
        ("Storage Engines\n\nHi Mara,", "Mara Lindqvist"),
        ("Congratulations, Ferrite!", "Mara Lindqvist"),
        ("Hallo Joerg,", "Jörg Müller"),
        ("Hallo Jorg,", "Jörg Müller"),
        ("HI JÖRG,", "Jorg Muller"),
        ("Hei Søren,", "Soren Bakke"),
        ("Hi Kate,", "Katharina Ross"),
        ("Hi Bob,", "Robert Ross"),
        ("Hi Robert,", "Bob Ross"),
        ("Hi Alex,", "Alexandra Ross"),
        ("Hi Danny,", "Daniel Ross"),
        ("Dear Zhang Wei,", "Wei Zhang"),
        ("Kedves István,", "Nagy István"),
        ("Hi Mo,", "Mara “Mo” Lindqvist"),
        ("Hi Jean,", "Jean-Luc Roy"),
        ("Hi O'Brien,", "Pat O’Brien"),
        ("王先生，您好", "王伟"),
        ("Hi Wei,", "王伟"),
        ("Hi Saoirse,", "Saoirse Ní Bhriain"),
    ],
)
def test_they_themselves_or_nobody_in_particular(greeting: str, name: str) -> None:
    assert not wrong(greeting + ASK, name)


def test_what_they_are_called_in_a_typed_fact_is_their_name() -> None:
    assert wrong("Hi Ludo," + ASK)
    assert not wrong("Hi Ludo," + ASK, facts=(Fact(1, "Goes by Ludo among friends"),))
    assert wrong("Hi Ludo," + ASK, facts=(Fact(1, "Goes by Ludo", source="https://ferrite.io/about"),))


def test_names_called_out_further_down() -> None:
    (found,) = wrong("Hi Mara,\n\nCongratulations, David! What is next?")
    assert found.text == "David"
    (found,) = wrong("Hi Mara,\n\nwhat do you think, Ada?")
    assert found.text == "Ada"
    assert not wrong("Hi Mara,\n\nCongratulations, Mara! Is it Rust, Zig?")


@pytest.mark.parametrize(
    "said",
    ["Thanks Petra!", "Thanks, Petra! It helped.", "Many thanks Henrik.", "Thank you so much Petra,", "See you Noor!",
     "What do you think, Petra?", "It was a good talk, Lena!", "Thanks Petra for the talk."],
)  # fmt: skip
def test_who_is_thanked_or_asked_is_the_one_it_goes_to(said: str) -> None:
    (found,) = wrong(f"Hi Mara,\n\nI counted them. {said}\n\nAda")
    assert found.text in said and found.replacement == "Mara"


@pytest.mark.parametrize(
    "said",
    ["Thanks Mara!", "Thanks, Mara!", "Thanks to Petra we count them.", "Is it Rust, Julia?", "Thanks Kubernetes!",
     "Thank you all!", "I met your team, Petra and Lena.", "What do you think, Mara?"],
)  # fmt: skip
def test_others_may_be_spoken_of(said: str) -> None:
    assert not wrong(f"Hi Mara,\n\nI counted them. {said}\n\nAda")


def test_both_may_be_greeted_where_the_other_was_typed() -> None:
    both = "Hi Mara and Ivo," + ASK
    assert not wrong(both, facts=(Fact(1, "Runs the meetup with Ivo"),))
    assert wrong(both, facts=(Fact(1, "Runs the meetup with Ivo", source="https://ferrite.io/about"),))


def test_the_subject_is_looked_at_too() -> None:
    (found,) = wrong("Hi Mara," + ASK, subject="Hi David, a question")
    assert (found.where, found.text) == ("subject", "David")


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("Best,\nDavid", "David"),
        ("Best,\nMara", "Mara"),
        ("Viele Grüße\nPeter Schmidt", "Peter Schmidt"),
        ("Thanks!\nThandiwe", "Thandiwe"),
        ("Best, David", "David"),
        ("Kind regards,\n\nDavid\nStorage engineer", "David"),
        ("— David", "David"),
        ("David", "David"),
        ("Mara", "Mara"),
    ],
)
def test_somebody_else_signs(end: str, said: str) -> None:
    (found,) = wrong("Hi Mara," + ASK + end)
    assert (found.text, found.replacement) == (said, "Ada Berg" if " " in said else "Ada")
    without = Reviewed("Hi Mara," + ASK + end, person=Person("Mara Lindqvist"))
    assert "wrong-name" not in {one.check for one in review(without).findings}


@pytest.mark.parametrize(
    "end",
    [
        "Ada",
        "Best,\nAda",
        "Best,\n\nAda Berg",
        "Best regards,\nAda Berg\nStorage engineer\nada.example.dev",
        "Viele Grüße\nAda",
        "Best wishes from Oslo\nAda",
        "– Ada",
        "A. Berg",
        "Thanks",
        "Thanks again, Mara!",
        "Thanks, Mara",
        "Looking forward",
        "Oslo",
        "Best,\nStorage engineer",
        "How do you test it?",
        "",
    ],
)
def test_i_sign_or_nobody_does(end: str) -> None:
    assert not wrong("Hi Mara," + ASK + end)


@pytest.mark.parametrize("text", HUMAN)
def test_what_people_write_passes(text: str) -> None:
    """The samples are to different people, so each is held against nobody, and against its own reader."""
    assert "wrong-name" not in {one.check for one in review(Reviewed(text, me=ME)).findings}
    if text.startswith(("Hi Mara", "Dear Dr. Lindqvist")):
        assert not wrong(text)


NAMES = st.from_regex(r"[A-Z][a-z]{1,9}( [A-Z][a-z]{2,9}){0,2}", fullmatch=True)


@given(NAMES, st.sampled_from(["Hi {},", "Dear {},", "Hello {}!", "Liebe {},", "Hej {}", "{},", "Hi {} your essay"]))
@settings(max_examples=150)
def test_their_own_name_is_never_wrong(name: str, greeting: str) -> None:
    for said in {name, name.split()[0]}:
        assert not wrong(greeting.format(said) + ASK + "Ada", name)


@given(st.text(max_size=80), st.text(max_size=30))
@settings(max_examples=150)
def test_whatever_is_written_it_answers(body: str, name: str) -> None:
    for found in wrong(body, name or "x"):
        assert 0 <= found.start < found.end <= len(body)


@pytest.mark.parametrize(
    "greeting",
    [
        "Hi team",
        "Hi all",
        "Hello there everyone",
        "Dear colleagues",
        "Hey folks",
        "Good morning, both of you",
        "Hi guys",
    ],
)
def test_one_person_is_not_greeted_as_several(greeting: str) -> None:
    (one,) = wrong(f"{greeting},\n\nWhy a log, and not a tree?", "Mara Lindqvist")
    assert one.replacement == "Mara"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Hi Mara,\n\nThanks in advance, Nadia. Why a log?\n\nAda", ["Nadia"]),
        ("Hi Mara,\n\nWhy a log? Many thanks, Nadia.\n\nAda", ["Nadia"]),
        ("Hi Mara,\n\nThanks in advance, Mara. Why a log?\n\nAda", []),
        ("Hi Mara,\n\nWhy a log? Thanks again, Ada.", []),
        ("Hi Mara,\n\nThanks again, Rust saved us. Why a log?\n\nAda", []),
    ],
)
def test_somebody_else_is_thanked_in_the_text(body: str, said: list[str]) -> None:
    found = [one.text for one in wrong(body, "Mara Lindqvist")]
    assert found == said
