"""Words of questions in several languages: numbers, nouns for one image, and places of the probe."""

from __future__ import annotations

from gridlab.domain.said import say


def _numbered(words: str, **more: int) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), 1)} | more


NUMBERS: dict[str, dict[str, int]] = {
    "en": _numbered(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    ),
    "de": _numbered(
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn",
        eines=1,
        eine=1,
    ),
    "fr": _numbered("un deux trois quatre cinq six sept huit neuf dix onze douze", une=1),
    "es": _numbered("un dos tres cuatro cinco seis siete ocho nueve diez once doce", una=1),
    "it": _numbered("un due tre quattro cinque sei sette otto nove dieci undici dodici", una=1),
    "nl": _numbered("één twee drie vier vijf zes zeven acht negen tien elf twaalf"),
    "pt": _numbered("um dois três quatro cinco seis sete oito nove dez onze doze", uma=1, duas=2),
}
"""Number words from 1 on. Those that mean something else as well ("sei", "acht") are rare in questions."""

SINGULAR: dict[str, str] = {
    "en": "image|picture|photo|photograph|item|cell",
    "de": "Bild|Foto",
    "fr": "image|photo",
    "es": "imagen|foto",
    "it": "immagine|foto",
    "nl": "afbeelding|foto|plaatje",
    "pt": "imagem|foto",
}
"""Nouns for one image, as alternatives of a pattern."""

UNITS = r"seconds?|minutes?|min\b|s\b|ms\b|%|percent|Sekunden?|Minuten?|secondes?|segundos?|secondi|seconden"
"""What follows a number that counts no images, as alternatives of a pattern."""

PLACES: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "left": ("on the left", "at the left", "to the left", r"left[- ]hand side", "left side"),
        "right": ("on the right", "at the right", "to the right", r"right[- ]hand side", "right side"),
        "top": ("at the top", "on top", "above the others", "above the grid", "above"),
        "center": ("in the middle", r"in the cent(?:er|re)", r"at the cent(?:er|re)", "central image"),
    },
    "de": {
        "left": ("links", "auf der linken Seite", "linken", "linke"),
        "right": ("rechts", "auf der rechten Seite", "rechten", "rechte"),
        "top": ("oben", "über den anderen"),
        "center": ("in der Mitte", "mittleren", "mittlere"),
    },
    "fr": {
        "left": ("à gauche", "de gauche"),
        "right": ("à droite", "de droite"),
        "top": ("en haut", "du haut", "au-dessus"),
        "center": ("au centre", "au milieu", "du milieu", "du centre"),
    },
    "es": {
        "left": ("a la izquierda", "de la izquierda", "izquierda"),
        "right": ("a la derecha", "de la derecha", "derecha"),
        "top": ("arriba", "de arriba", "en la parte superior"),
        "center": ("en el centro", "del centro", "en el medio", "central"),
    },
    "it": {
        "left": ("a sinistra", "di sinistra"),
        "right": ("a destra", "di destra"),
        "top": ("in alto", "in cima", "sopra"),
        "center": ("al centro", "in mezzo", "centrale"),
    },
    "nl": {
        "left": ("links", "aan de linkerkant", "linker"),
        "right": ("rechts", "aan de rechterkant", "rechter"),
        "top": ("bovenaan", "boven"),
        "center": ("in het midden", "middelste"),
    },
    "pt": {
        "left": ("à esquerda", "da esquerda", "esquerda"),
        "right": ("à direita", "da direita", "direita"),
        "top": ("em cima", "no topo", "acima"),
        "center": ("no centro", "no meio", "do meio", "central"),
    },
}
"""Phrases for each place of the probe, as patterns; the first one is plain words that a fix may use."""

SAID = {
    "left": say("on the left"),
    "right": say("on the right"),
    "top": say("above the grid"),
    "center": say("in the middle"),
}
"""Each place of the probe in the words of a reason."""
