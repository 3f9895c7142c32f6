"""Who a kegiatan says does it."""

from __future__ import annotations

from sop_gen.lint.kata import is_active, plain, words
from sop_gen.model.sop import Sop


def subject(sop: Sop, index: int) -> str | None:
    """The pelaksana, by name or id, that is said to act in step ``index``: ``Petugas memeriksa berkas``.

    Before a passive verb the same word is no actor: ``Tim dibentuk``.
    """
    said = words(sop.langkah[index].kegiatan)
    for part in sop.pelaksana:
        for name in (words(part.nama), words(part.id)):
            count = _shared(said, name)
            rest = said[count : count + 1]
            if rest and count and is_active(rest[0]):
                return part.nama
    return None


def agent(sop: Sop, index: int) -> str | None:
    """The pelaksana of step ``index`` that its kegiatan names after ``oleh``, like ``Pemeriksaan oleh petugas``.

    What stands in a clause with ``yang`` is another act: ``berkas yang diajukan oleh pemohon``.
    """
    said = words(sop.langkah[index].kegiatan)
    if "oleh" not in said or "yang" in said:
        return None
    after = said[said.index("oleh") + 1 :]
    own = (part for part in sop.pelaksana if part.id in sop.langkah[index].oleh)
    return next((part.nama for part in own if _shared(after, words(part.nama)) or _shared(after, words(part.id))), None)


def without_pelaksana(sop: Sop, index: int) -> str | None:
    """The kegiatan of step ``index`` from its verb on, when a pelaksana in plain words is all that stands before it."""
    said = plain(sop.langkah[index].kegiatan).split()
    verb = next((number for number, word in enumerate(said) if is_active(word.lower())), 0)
    if verb == 0 or subject(sop, index) is None or words(" ".join(said[:verb])) != tuple(word.lower() for word in said[:verb]):
        return None
    rest = " ".join(said[verb:])
    return rest[0].upper() + rest[1:]


def _shared(said: tuple[str, ...], name: tuple[str, ...]) -> int:
    """How many words both begin with."""
    count = 0
    while count < min(len(said), len(name)) and said[count] == name[count]:
        count += 1
    return count
