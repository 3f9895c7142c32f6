"""Indonesian number words: ``empat belas`` is 14."""

from __future__ import annotations

_ONES = {"nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9}
_WHOLE = {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000}


def words_to_number(text: str) -> int | None:
    """The number that the words spell (0 to 999,999), or None when they spell none."""
    words = text.lower().split()
    if "ribu" in words:
        split = words.index("ribu")
        thousands, rest = _below_thousand(words[:split]), _rest(words[split + 1 :])
        return None if not thousands or rest is None else thousands * 1000 + rest
    if words and words[0] == "seribu":
        rest = _rest(words[1:])
        return None if rest is None else 1000 + rest
    return _below_thousand(words)


def _rest(words: list[str]) -> int | None:
    return _below_thousand(words) if words else 0


def _below_thousand(words: list[str]) -> int | None:
    if words and words[0] == "seratus":
        return _plus(100, words[1:])
    if len(words) >= 2 and words[1] == "ratus" and _ONES.get(words[0]):
        return _plus(_ONES[words[0]] * 100, words[2:])
    return _below_hundred(words)


def _plus(hundreds: int, words: list[str]) -> int | None:
    if not words:
        return hundreds
    rest = _below_hundred(words)
    return None if not rest else hundreds + rest


def _below_hundred(words: list[str]) -> int | None:
    match words:
        case [word] if word in _ONES:
            return _ONES[word]
        case [word] if word in _WHOLE:
            return _WHOLE[word] if _WHOLE[word] < 100 else None
        case [one, "belas"] if _ONES.get(one):
            return 10 + _ONES[one]
        case [ten, "puluh"] if _ONES.get(ten):
            return _ONES[ten] * 10
        case [ten, "puluh", one] if _ONES.get(ten) and _ONES.get(one):
            return _ONES[ten] * 10 + _ONES[one]
    return None
