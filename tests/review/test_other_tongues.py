"""Statements in other languages than English: what is told there, and what is left alone."""

from __future__ import annotations

import pytest

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.review.coach import review
from assistant.review.finding import Finding, Reviewed
from assistant.review.grounding.tongue import language_of
from assistant.settings.schema import Me

ME = Me(name="Kaja Berg", role="Tontechnikerin", about="nehme Chöre auf", city="Bern")
JONAS = Person("Jonas Imhof", id=1, company="Uhrwerk", role="Entwickler", city="Basel", language="de")
FACTS = (
    Fact(1, "Schrieb „Langsame Uhren“ über 36 Monate Zeitdrift in Kirchtürmen.", id=1, kind="essay",
         title="Langsame Uhren", date="2026-03-12"),
    Fact(1, "Hat TurmTakt veröffentlicht, ein Werkzeug für 1200 Turmuhren.", id=2, kind="launch", date="2025-11-03"),
)  # fmt: skip
BODY = "Hallo Jonas,\n\n{}\n\nWas hat dich am meisten überrascht, als du es gemessen hast?\n\nKaja Berg"


def reviewed(sentence: str, body: str = BODY, language: str = "de", **around: object) -> list[Finding]:
    told = Reviewed(
        **{"body": body.format(sentence), "person": JONAS, "me": ME, "facts": FACTS, "today": "2026-05-04",
           "language": language, **around}  # type: ignore[arg-type]
    )  # fmt: skip
    return list(review(told).findings)


def flagged(sentence: str, body: str = BODY, language: str = "de", **around: object) -> list[str]:
    return [one.text for one in reviewed(sentence, body, language, **around) if one.check == "unsupported"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dein Aufsatz „Langsame Uhren“ hat mir die Zeitdrift in Kirchtürmen nähergebracht.",
        "Danke für unser Gespräch in Bern über die Temperatur, das Quarz und die Gewohnheiten der Küster.",
        "In deinem Blog stand vorige Woche etwas über Buchungssysteme und Jahre voller Geduld.",
        "Du hast über 36 Monate gemessen und 1.200 Turmuhren gesehen.",
        "Am 12.3. ist dein Aufsatz erschienen.",
        "Hättest du am 19.05.2026 um 15 Uhr Zeit für einen Kaffee in Basel?",
        "Wir nehmen seit 1998 Chöre auf, auch mit PostgreSQL im Rücken.",
        "Könntest du mir in 20 Minuten mehr dazu sagen?",
        "Deine Nutzer und NutzerInnen bei der Uhrwerk GmbH haben es gut.",
        "Ihr habt 2025 TurmTakt veröffentlicht.",
    ],
)
def test_german_nouns_claim_nothing_and_known_figures_pass(sentence: str) -> None:
    assert flagged(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "span"),
    [
        ("Du hast über 48 Monate gemessen.", "48"),
        ("Du hast 9.500 Turmuhren gesehen.", "9.500"),
        ("Dein Aufsatz „Schnelle Uhren“ hat mir gefallen.", "„Schnelle Uhren“"),
        ("Am 4.2.2026 ist dein Aufsatz erschienen.", "4.2.2026"),
        ("Dein TaktMeister läuft auf allen Türmen.", "TaktMeister"),
        ("Seit 2019 misst du das.", "2019"),
        ("Du hast 45 Uhren gesehen.", "45"),
    ],
)
def test_figures_days_quotations_and_odd_names_are_told_in_german(sentence: str, span: str) -> None:
    assert flagged(sentence) == [span]


@pytest.mark.parametrize(
    ("language", "body", "name"),
    [
        ("fr", "Bonjour Jonas,\n\nVotre travail {} m'a fait penser à nos cloches, et c'est pour cela que j'écris. "
               "Qu'est-ce que vous avez mesuré en premier ?\n\nKaja Berg", "chez Renault"),
        ("es", "Hola Jonas:\n\nTu trabajo {} me hizo pensar en las campanas de nuestra iglesia, y por eso te escribo. "
               "¿Qué fue lo que mediste primero?\n\nKaja Berg", "en Sevilla"),
        ("sv", "Hej Jonas,\n\nDitt arbete {} fick mig att tänka på våra klockor, och det är därför jag skriver till "
               "dig. Vad var det som du mätte först?\n\nKaja Berg", "i Uppsala"),
    ],
)  # fmt: skip
def test_where_a_capital_tells_a_name_an_unknown_one_is_told(language: str, body: str, name: str) -> None:
    person = Person("Jonas Imhof", id=1, company="Uhrwerk", city="Basel", language=language)
    at, place = name.split()
    assert flagged(name, body, language, person=person) == [place]
    assert flagged(f"{at} Basel", body, language, person=person) == []


def test_a_case_of_a_known_name_is_known() -> None:
    body = (
        "Cześć Jonas,\n\nTwój odczyt w {} bardzo mi się podobał, bo nie był o tym, co już wiem. Jak to się stało, że "
        "tylko to mierzysz, i dlaczego?\n\nKaja Berg"
    )
    person = Person("Jonas Imhof", id=1, city="Kraków", language="pl")
    assert flagged("Krakowie", body, "pl", person=person) == []
    assert flagged("Gdańsku", body, "pl", person=person) == ["Gdańsku"]


def test_that_little_is_checked_is_said_once_and_only_there() -> None:
    notes = [one for one in reviewed("Dein Aufsatz war gut.") if one.check == "english-only"]
    assert [one.severity for one in notes] == ["note"]
    assert "German" in notes[0].message
    english = "Hi Jonas,\n\n{} What surprised you most when you measured the drift of the towers?\n\nKaja Berg"
    assert not [one for one in reviewed("Your essay is good.", english) if one.check == "english-only"]
    assert not [one for one in reviewed("Gut.", person=None) if one.check == "english-only"]


def test_an_english_sentence_in_a_german_message_is_read_as_english() -> None:
    said = "You gave this talk in Rotterdam, and I have read all that you wrote about it since then."
    assert "Rotterdam" in flagged(said)


def test_german_stop_words_of_a_private_note_are_no_secret_and_two_long_words_of_it_are() -> None:
    private = ("Seine Schwester hat ihre Arbeit in der Bäckerei verloren.",)
    assert flagged("Deine Arbeit hat mir gefallen, und ihre Wirkung auch.", private=private) == []
    assert flagged("Grüße deine Schwester in der Bäckerei.", private=private) == ["Schwester in der Bäckerei"]


@pytest.mark.parametrize(
    ("body", "wanted", "code"),
    [
        ("Hi Jonas, why a log?", "en", "en"),
        ("Danke dir!", "de", "de"),
        ("Vážený pane Imhofe, děkuji Vám za článek o věžních hodinách, který mne velmi potěšil. Rád bych se zeptal, "
         "kolik hodin jste změřil a proč právě těchto osmnáct, když v kraji stojí přes dvě stě věží?", "cs", "cs"),
        ("Vážený pane Imhofe, děkuji Vám za článek o věžních hodinách, který mne velmi potěšil. Rád bych se zeptal, "
         "kolik hodin jste změřil a proč právě těchto osmnáct, když v kraji stojí přes dvě stě věží?", "en", ""),
        ("Your essay on the drift of clocks is what I think of when I hear a bell.", "de", "en"),
    ],
)  # fmt: skip
def test_the_language_of_a_message(body: str, wanted: str, code: str) -> None:
    assert language_of(body, wanted) == code
