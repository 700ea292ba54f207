"""``language``: another one than theirs, or two at once."""

from __future__ import annotations

import pytest

from assistant.review.finding import Reviewed
from assistant.review.tongues import tongues
from tests.review.said import found

TEXTS = {
    "en": (
        "Your essay made me count our deletes. I have one question about it: how did you choose the window, "
        "and what did you measure first?"
    ),
    "de": (
        "Ihr Aufsatz hat mich dazu gebracht, unsere Löschungen zu zählen. Ich habe eine Frage dazu: Wie haben "
        "Sie das Fenster gewählt, und was haben Sie zuerst gemessen?"
    ),
    "fr": (
        "Votre article m'a fait compter nos suppressions. J'ai une question sur ce point : comment avez-vous "
        "choisi la fenêtre, et qu'est-ce que vous avez mesuré en premier ?"
    ),
    "es": (
        "Su artículo me hizo contar nuestros borrados. Tengo una pregunta sobre eso: ¿cómo eligió la ventana "
        "y qué fue lo que midió primero?"
    ),
    "it": (
        "Il tuo articolo mi ha fatto contare le nostre cancellazioni. Ho una domanda: come hai scelto la "
        "finestra, e che cosa hai misurato per prima?"
    ),
    "pt": (
        "O seu artigo fez-me contar as nossas remoções. Tenho uma pergunta sobre isso: como é que escolheu a "
        "janela, e o que foi que mediu primeiro?"
    ),
    "nl": (
        "Door je artikel ben ik onze verwijderingen gaan tellen. Ik heb een vraag: hoe heb je het venster "
        "gekozen, en wat heb je als eerste gemeten?"
    ),
    "sv": (
        "Din artikel fick mig att räkna våra borttagningar. Jag har en fråga om det: hur valde du fönstret, "
        "och vad var det som du mätte först?"
    ),
    "da": (
        "Din artikel fik mig til at tælle vores sletninger. Jeg har et spørgsmål til det: hvordan valgte du "
        "vinduet, og hvad var det, du målte af det først?"
    ),
    "nb": (
        "Artikkelen din fikk meg til å telle slettingene våre. Jeg har et spørsmål om det: hvordan valgte du "
        "vinduet, og hva var det du målte av det først?"
    ),
    "fi": (
        "Artikkelisi sai minut laskemaan poistomme. Minulla on siitä yksi kysymys: miten sinä valitsit "
        "ikkunan, ja mitä sinä mittasit ensin, kun et vielä tiennyt sen kokoa?"
    ),
    "pl": (
        "Twój artykuł sprawił, że policzyłem nasze usunięcia. Mam jedno pytanie: jak wybrałeś okno i co było "
        "tym, co zmierzyłeś jako pierwsze, i dlaczego nie inaczej?"
    ),
}
SHORT = [
    "",
    "Hi Mara,",
    "Danke!",
    "Why a log?",
    "LSM, WAL, fsync, NVMe, RAID, JBOD, ext4, zfs",
    "42",
    "Merci, à bientôt !",
]


@pytest.mark.parametrize("code", TEXTS)
def test_each_is_known(code: str) -> None:
    assert code in tongues(TEXTS[code])
    assert len(tongues(TEXTS[code])) <= 2


@pytest.mark.parametrize("code", TEXTS)
def test_in_their_language(code: str) -> None:
    assert not found("language", Reviewed(TEXTS[code], language=code))
    assert not found("language", Reviewed(TEXTS[code], language=f"{code}-XX"))
    assert not found("language", Reviewed(TEXTS[code]))  # not known which


@pytest.mark.parametrize("code", TEXTS)
def test_in_another(code: str) -> None:
    for other in TEXTS:
        if {code, other} != {"da", "nb"} and code != other:
            (one,) = found("language", Reviewed(TEXTS[other], language=code))
            assert (one.start, one.end) == (0, 0)


@pytest.mark.parametrize("text", SHORT)
@pytest.mark.parametrize("code", ["en", "de", "ja"])
def test_silent_when_short(text: str, code: str) -> None:
    assert not found("language", Reviewed(text, language=code))


@pytest.mark.parametrize(("code", "name"), [("de", "German"), ("fr", "French"), ("fi", "Finnish"), ("pl", "Polish")])
def test_mixed(code: str, name: str) -> None:
    whole = f"{TEXTS['en']} {TEXTS['en']}\n\n{TEXTS[code]}\n\n{TEXTS['en']}"
    one, *more = found("language", Reviewed(whole, language="en"))
    assert name in one.message
    assert not more
    assert one.text in TEXTS[code]


@pytest.mark.parametrize(
    "body",
    [
        "Deine Notiz über Write Amplification und das Log-structured Merge Tree Paper hat mir sehr geholfen. Wie "
        "habt ihr den Compaction Throughput gemessen, und was war die Read Latency?",
        "Ihr Vortrag “The cost of a tombstone is the price that you pay for it” war der Grund, warum ich schreibe. "
        "Wie sind Sie darauf gekommen?",
        "Hallo Jörg, wie geht's? Dein Vortrag „Speicher ohne Angst“ lief bei uns in Endlosschleife.",
    ],
)
def test_technical_words_and_quotations_are_no_mixture(body: str) -> None:
    assert not found("language", Reviewed(body, language="de"))


def test_norwegian_is_norwegian_by_every_code() -> None:
    for code in ("no", "nb", "nn"):
        assert not found("language", Reviewed(TEXTS["nb"], language=code))


def test_scripts_tell() -> None:
    russian = "Ваша статья заставила меня посчитать удаления. Как вы выбрали окно?"
    assert "Cyrillic" in found("language", Reviewed(russian, language="en"))[0].message
    assert not found("language", Reviewed(russian, language="ru"))
    assert not found("language", Reviewed(russian, language="uk"))
    chinese = "你好，林博士。您的文章《日志》很有帮助。为什么选择日志结构？"
    assert found("language", Reviewed(chinese, language="de"))
    assert not found("language", Reviewed(chinese, language="zh"))
    japanese = "記事を読んで、削除を数えました。なぜログを選んだのですか？"
    assert not found("language", Reviewed(japanese, language="ja"))
    assert found("language", Reviewed(TEXTS["en"], language="ja"))
    assert not found("language", Reviewed(f"{TEXTS['en']} Привет!", language="en"))
