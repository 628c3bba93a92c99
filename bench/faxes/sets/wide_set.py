"""The wide set to develop on: the variety of the real world, each wording and layout rarely."""

from __future__ import annotations

from bench.faxes import layouts
from bench.faxes.faxset import FaxSet, plain_consent, plain_cover, plain_email, plain_letter
from bench.faxes.sets.open_set import PHRASES
from bench.faxes.sets.wide_cast import CAST
from bench.faxes.sets.wide_form import form
from bench.faxes.sets.wide_labels import LABELS

SET = FaxSet(
    name="wide",
    cast=CAST,
    labels=LABELS,
    layouts={
        "table": layouts.table,
        "aligned": layouts.aligned,
        "rows": layouts.rows,
        "grid": layouts.grid,
        "colons": layouts.colons,
    },
    letters={"letter": plain_letter(PHRASES), "email": plain_email(PHRASES)},
    consent_page=plain_consent("Samtycke"),
    cover=plain_cover,
    faces=(
        "DejaVu Sans", "DejaVu Serif", "Liberation Sans", "Liberation Serif", "Nimbus Sans", "C059", "P052",
        "URW Gothic",
        "URW Bookman", "Narrow", "Comic",
    ),
    fixed=("DejaVu Sans Mono", "Liberation Mono", "Nimbus Mono"),
    make_form=form,
)  # fmt: skip
