"""Values: each `[=name]` stands for something that site.yaml says.

Rules: the name is one of the clinic's settings, and that setting has words. A phone number is thus written once and is
the same everywhere (CCI-14).

Fails:

    Call us on [=clinic.fone].

Passes:

    Call us on [=clinic.phone].
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from handout.checks.texts import documents
from handout.codes import found
from handout.model import Settings, Site
from handout.problems import Problem, did_you_mean


def known_values(settings: Settings) -> Mapping[str, str]:
    """Every name that can stand in `[=…]` → its words; empty when the setting was left out."""
    clinic = settings.clinic
    texts = {field.name: getattr(clinic, field.name) for field in dataclasses.fields(clinic) if field.name != "sample"}
    return {f"clinic.{name}": text or "" for name, text in texts.items()}


def check(site: Site) -> Iterator[Problem]:
    """Problems of all values."""
    known = known_values(site.settings)
    for article, document in documents(site):
        for value in document.values:
            place = value.place.within(article.path)
            if value.name not in known:
                message = f'there is no value "{value.name}"'
                yield found(place, "unknown-value", message, did_you_mean(value.name, known))
            elif not known[value.name]:
                mend = f"add {value.name.removeprefix('clinic.')}: below clinic: in site.yaml, or take this out"
                yield found(place, "empty-value", f'site.yaml does not say the value "{value.name}"', mend)
