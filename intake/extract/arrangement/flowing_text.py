"""Letters and forms written on in one paragraph, a line for each sentence or field of them.

``Hej, Ang. Anna Berg, 19900602-2397. Vi önskar … Med vänlig hälsning, Eva Lund, överläkare, Ortopeden`` and
``Klinik: Ortopeden; Läkare: Eva Lund; …``: where a line of the paper ends says nothing, a full stop or semicolon does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, groupby, pairwise

from intake.extract.layout.sentences import GREETING, SALUTATION, sentence_ends
from intake.extract.layout.sheet import Row, Sheet, Token
from intake.extract.values.letters import undotted
from intake.extract.wordings.known import fold, listed, understood
from intake.model import Word

_FULL = 0.8
"""A line that text goes on from reaches at least to this share of the text's right edge."""
_CLOSE = 1.75
"""Lines of one paragraph stand at most so many line heights apart."""
_INDENT = 6
"""Letters that the first line of a paragraph may stand further right; a date at the right edge is none of it."""
_LEAST_FIELDS = 3
"""So many labels with a colon, and two semicolons between them, make a form of running text."""
_SENDER = re.compile(r"\W*(?:avs|avsandare\w*|fran|from|bestallare\w*|bestallande)\b[^:]{0,20}:")
"""``Från: Karin Lund, överläkare, Ortopeden, tel …``: the head of a memo, in one line or two."""
_CONTACT = re.compile(
    r",\s+(?=(?:tel|tfn|telefon|fax|telefax|mobil|direkt|vaxel|(?:var|vart) (?:ref|arende|diarie|telefon|fax))\w*\b)"
)


def with_flowing_text_in_lines(sheet: Sheet) -> Sheet:
    """The sheet with each sentence, field and line of a signature of such a paragraph on a row of its own."""
    rows: list[Row] = []
    down = 0.0
    for block in _paragraphs(sheet):
        lines = _lines(block) if _flows(block) else []
        if lines:
            first = replace(block[0], down_px=block[0].down_px + down)
            made = [_row(first, tokens, first.middle_px + i * sheet.line_px) for i, tokens in enumerate(lines)]
            rows += made
            down += (len(lines) - len(block)) * sheet.line_px
        else:
            rows += [replace(row, down_px=row.down_px + down) for row in block]
    return replace(sheet, rows=tuple(rows))


def _row(model: Row, tokens: Sequence[Token], middle_px: float) -> Row:
    row = replace(model, tokens=tuple(tokens), aligned=frozenset(), down_px=0.0)
    return replace(row, down_px=middle_px - row.middle_px)


def _paragraphs(sheet: Sheet) -> Iterator[list[Row]]:
    """The rows, together where the text of one runs on in the next."""
    block: list[Row] = []
    for row in sheet.rows:
        if block:
            above = block[-1]
            edge = sheet.edge_px(above)
            close = row.middle_px - above.middle_px < _CLOSE * sheet.line_px
            room = edge - above.box.x1 - (row.tokens[0].box.x1 - row.tokens[0].box.x0)
            left = above.tokens[0].box.x0 - row.tokens[0].box.x0 < _INDENT * sheet.char_px
            if not (close and left and above.box.x1 > _FULL * edge and room < 0.1 * edge and _of_text(row)):
                yield block
                block = []
        block.append(row)
    if block:
        yield block


def _of_text(row: Row) -> bool:
    """No columns, but for the gaps beside check boxes and between the options of different fields."""
    gaps = (b.box.x0 - a.box.x1 for a, b in pairwise(row.tokens) if isinstance(a, Word) and isinstance(b, Word))
    return all(gap < 2 * row.gap_px for gap in gaps)


def _flows(block: Sequence[Row]) -> bool:
    """Lines that greet or sign in the middle of one, fields with semicolons between them, or the head of a memo."""
    if not all(map(_of_text, block)):
        return False
    text = [t.text for row in block for t in row.tokens if isinstance(t, Word)]
    if sum(t.endswith(":") for t in text) >= _LEAST_FIELDS and sum(t.endswith(";") for t in text) > 1:
        return True
    if len(block) < 2 or any(t.endswith(";") for t in text):
        return False
    whole = undotted(" ".join(text))
    if _SENDER.match(whole):
        return _CONTACT.search(whole) is not None
    opening = SALUTATION.match(whole)
    opened = opening is not None and ". " in whole[opening.end() :]
    return opened or _signs(whole)


def _signs(whole: str) -> bool:
    """A greeting inside the paragraph, behind the end of a sentence, and a name behind it."""
    return re.search(rf"[.!?]\s+(?:{_GREETS})[,!.]?\s+\w+", whole) is not None


_GREETS = (
    r"(?:med )?(?:vanlig\w*|basta|varma|kollegial\w*|manga) halsning\w*|mvh|halsningar|hogaktningsfullt"
    r"|tack (?:pa forhand|for hjalpen)"
)
_SIGN_OFF = re.compile(rf"\W*(?:{_GREETS})(?:[,!.]|\s)\s*")


def _lines(block: Sequence[Row]) -> list[list[Token]]:
    tokens = [t for row in block for t in row.tokens]
    words = [(i, t.text) for i, t in enumerate(tokens) if isinstance(t, Word)]
    starts = list(accumulate((len(text) + 1 for _, text in words), initial=0))
    text = " ".join(text for _, text in words)
    begins = {starts[n + 1] for n, (_, word) in enumerate(words) if word.endswith(";")}
    begins |= {following for _, following in sentence_ends(text)}
    bare = undotted(text)
    for start in sorted({0, *begins}):
        for opening in (SALUTATION, _SIGN_OFF):
            if (match := opening.match(bare, start)) is not None:
                begins.add(match.end())
    begins |= {starts[n] for n in _labels_behind_options(tokens, words)}
    signed = max((m.end() for s in begins if (m := GREETING.match(bare, s)) is not None), default=len(bare))
    signed = 0 if _SENDER.match(bare) else signed
    begins |= {m.end() for m in _CONTACT.finditer(bare, signed)}
    places = sorted({index for (index, _), start in zip(words, starts, strict=False) if start in begins})
    lines = [tokens[a:b] for a, b in pairwise((0, *(p for p in places if p), len(tokens)))]
    printed = {id(t): n for n, row in enumerate(block) for t in row.tokens}
    return [part for line in lines for part in _as_printed(line, printed)]


_LABEL_WORDS = 5


def _labels_behind_options(tokens: Sequence[Token], words: Sequence[tuple[int, str]]) -> Iterator[int]:
    """``☐ bilder ☐ svar Mottagare: …``: the numbers of the words that begin a label behind another's last option."""
    for end, (_, text) in enumerate(words):
        if not text.endswith((":", "?")):
            continue
        for begin in range(max(0, end - _LABEL_WORDS), end + 1):
            place = words[begin][0]
            behind_option = place > 1 and any(not isinstance(t, Word) for t in tokens[max(0, place - 4) : place - 1])
            whole = all(isinstance(t, Word) for t in tokens[place - 1 : words[end][0]])
            label = " ".join(word for _, word in words[begin : end + 1])
            if behind_option and whole and label[:1].isupper() and (listed(fold(label), False) or understood(label)):
                yield begin
                break


def _as_printed(line: Sequence[Token], printed: Mapping[int, int]) -> Iterator[list[Token]]:
    """A line; one with check boxes is left broken as it is printed: which word is whose option shows from its place."""
    if all(isinstance(t, Word) for t in line):
        yield list(line)
        return
    for _, part in groupby(line, key=lambda t: printed[id(t)]):
        yield list(part)
