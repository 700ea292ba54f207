"""In which language a text is: a small recogniser by the commonest words. Silent where it is not sure."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

COMMON = {
    "en": (
        "the and of to is that for with you your was are this have not but from they what how would which when it "
        "i my an be on at or as by if about could there their our we do does did has had were been made more one "
        "just into than then because its me so who why where will can should"
    ),
    "de": (
        "der die das und ist nicht ich du sie wir ihr ein eine einen einem einer mit auf für von zu den dem des "
        "dass wie was auch sich im es als noch nur nach bei aus wenn oder aber war hat haben sind mich dich mir "
        "dir dein deine deinen deinem ihre ihren wird werden kann könnte würde sehr schon über warum durch vielen "
        "dank uns euch hast bist"
    ),
    "fr": (
        "le la les et est de des du un une que qui dans pour pas vous nous je tu il elle ce cette ces sur avec au "
        "aux mais ou où ne se sont été être votre vos ton ta tes mon ma mes plus comme très bien merci par fait "
        "avez ai as leur comment pourquoi si donc sans quand aussi lui tout"
    ),
    "es": (
        "el la los las y es de del un una que en para no por con se lo su sus pero como más muy este esta eso qué "
        "cómo está están ha he has tu tus mi mis te me nos le les al o cuando porque también gracias hola sobre "
        "si ya fue usted ustedes todo ser hacer sin hasta desde por"
    ),
    "it": (
        "il lo la gli le e è di del della dei delle un una che non per con si in da dal dalla nel nella sono ho "
        "hai ha come più ma anche questo questa tuo tua tuoi mio mia mi ti ci vi se quando perché molto grazie "
        "ciao cosa sul sulla al alla stato essere fare era hanno"
    ),
    "pt": (
        "o a os as e é de do da dos das um uma que não em no na nos nas para por com se mais mas como muito este "
        "esta isso você vocês seu sua seus suas meu minha ele ela foi ser está são tem ter obrigado obrigada olá "
        "ao à pelo pela quando porque também eu te me já só sobre"
    ),
    "nl": (
        "de het een en is van in dat niet ik je jij hij wij we ze op te voor met zijn was er maar om aan ook als "
        "bij dit die naar uit over heb hebt heeft hebben wat hoe waarom wordt worden kan zou jouw mijn jullie ons "
        "onze nog dan geen wel deze door veel dank toen hun mij"
    ),
    "sv": (
        "och att det som en ett är på för med av inte jag du han hon vi ni den till har var om men så från kan "
        "ska din ditt dina min mitt mina hur vad varför när också eller bara mycket skulle vill sig mig dig tack "
        "detta denna efter hade över några något vara blev"
    ),
    "da": (
        "og at det som en et er på for med af ikke jeg du han hun vi i den til har var om men så fra kan skal din "
        "dit dine min mit mine hvordan hvad hvorfor når også eller bare meget ville vil sig mig dig tak dette "
        "denne efter havde over nogle noget være blev gerne dog hvis"
    ),
    "nb": (
        "og at det som en et er på for med av ikke jeg du han hun vi dere den til har var om men så fra kan skal "
        "din ditt dine min mitt mine hvordan hva hvorfor når også eller bare mye ville vil seg meg deg takk dette "
        "denne etter hadde over noen noe være ble gjerne hvis"
    ),
    "fi": (
        "ja on ei että se en minä sinä hän me te he oli ovat olen olet mutta kun niin kuin myös jos tai mitä "
        "miten miksi sen sitä tämä tämän siitä sinun minun hyvin vain nyt vielä voi voisi kiitos olisi joka jotka "
        "jonka mukaan ole kanssa sinulle minulle meidän teidän oma aina"
    ),
    "pl": (
        "i w na z że się nie to jest do jak o po co za ale dla od czy by być są był była było mnie mi ci ciebie "
        "twój twoja twoje mój moja jego jej ich już tylko bardzo może przez także lub kiedy dlaczego ten ta te "
        "tego tej które który która oraz dziękuję cześć jestem masz mam"
    ),
}
"""Languages that are told apart, with their commonest words."""
TWINS = ({"da", "nb"},)
"""Languages that a short text may not tell apart."""
SAME_AS = {"no": "nb", "nn": "nb"}

_FEWEST = 7
"""Words of letters below which nothing is said."""
_SHARE = 0.22
"""Share of the words that have to be common ones of the language."""
_AHEAD = 1.7
"""How far the first has to be ahead of the second."""
_WORD = re.compile(r"[^\W\d_]+")


def _index() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for language, words in COMMON.items():
        for word in set(words.split()):
            found[word].append(language)
    return {word: tuple(languages) for word, languages in found.items()}


_INDEX = _index()


@lru_cache(maxsize=64)
def tongues(text: str) -> frozenset[str]:
    """The languages that a text may be in, as codes: one, a pair of twins, or none where it is short or unclear.

    A word counts the less, the more languages have it. Some 60 µs for 150 words.
    """
    words = _WORD.findall(text.lower())
    if len(words) < _FEWEST:
        return frozenset()
    score: defaultdict[str, float] = defaultdict(float)
    hits: defaultdict[str, int] = defaultdict(int)
    for word in words:
        languages = _INDEX.get(word, ())
        for language in languages:
            score[language] += 1 / len(languages)
            hits[language] += 1
    if not score:
        return frozenset()
    ranked = sorted(score, key=lambda one: score[one], reverse=True)
    best = ranked[0]
    if hits[best] < _SHARE * len(words) or score[best] < 2:
        return frozenset()
    near = {one for one in ranked if score[one] * _AHEAD > score[best]}
    if len(near) == 1 or near in TWINS:
        return frozenset(near)
    return frozenset()


def known(language: str) -> str:
    """The code under which a language is told apart: Norwegian is ``nb``; empty where it is not one of these."""
    code = SAME_AS.get(language, language)
    return code if code in COMMON else ""
