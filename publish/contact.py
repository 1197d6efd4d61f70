"""The one way to reach who makes the site: a mail address or a form, configured in mkdocs.yml as `extra: contact`.

A mail address becomes a link by RFC 6068 (https://www.rfc-editor.org/rfc/rfc6068) whose subject names language,
page and question. A form is an https address in which {page}, {question} and {lang} may stand. Nothing else is
filled in, and nothing that a reader typed. Where nothing is configured there is no link, and none is promised.
Beside it `extra: source` may tell where the source text of a page can be read.

>>> mail = read("feil@fotfeste.example")
>>> mail.link("uk", "om/", "hvem")
'mailto:feil@fotfeste.example?subject=Fotfeste%3A%20uk%2Fom%2F%23hvem'
>>> form = read("https://skjema.example/feil?om={page}&sporsmal={question}&sprak={lang}")
>>> form.link("uk", "om/", "hvem"), form.shown
('https://skjema.example/feil?om=om%2F&sporsmal=hvem&sprak=uk', 'skjema.example/feil')
>>> read("") is None
True
>>> source("https://git.example/fotfeste/blob/main/{file}", "uk", "om.md"), source("", "uk", "om.md")
('https://git.example/fotfeste/blob/main/docs/uk/om.md', '')
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from urllib.parse import quote

from calc.telling.markup import Html, tag, together
from publish.problem import Problem
from publish.text import word

HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}"
MAIL = re.compile(rf"[A-Za-z0-9](?:[A-Za-z0-9._+-]*[A-Za-z0-9])?@{HOST}")
PLACE = r"\{(?:page|question|lang)\}"
FORM = re.compile(rf"https://{HOST}(?:/[\w.~%-]*)*(?:\?(?:[\w.~%=&-]|{PLACE})*)?", re.ASCII)
HERE = "\n"  # where the link comes in a sentence
SOURCE = re.compile(rf"https://{HOST}(?:/[\w.~%-]+)*/\{{file\}}(?:\?[\w.~%=&-]*)?", re.ASCII)
LONGEST = 254  # characters of a mail address, by RFC 5321; enough for a form


@dataclass(frozen=True)
class Contact:
    """An address: as it is printed, and with places for what a link fills in."""

    shown: str
    pattern: str

    @property
    def is_mail(self) -> bool:
        """Whether it is a mail address, from which a reader writes with her own."""
        return self.pattern.startswith("mailto:")

    def link(self, lang: str, page: str, question: str = "") -> str:
        """The address of a link from a page, `om/`, or from a question on it."""
        facts = {"lang": lang, "page": page, "question": question}
        if self.is_mail:
            subject = f"Fotfeste: {lang}/{page}" + (f"#{question}" if question else "")
            facts = {"subject": subject}
        return self.pattern.format(**{name: quote(fact, safe="") for name, fact in facts.items()})


@functools.cache
def read(configured: str) -> Contact | None:
    """The contact that is configured, if any. Raises `Problem` for what is neither a mail address nor a form."""
    if not configured:
        return None
    if len(configured) <= LONGEST and MAIL.fullmatch(configured) and ".." not in configured:
        return Contact(configured, f"mailto:{configured}?subject={{subject}}")
    if len(configured) <= LONGEST and FORM.fullmatch(configured):
        return Contact(configured.removeprefix("https://").partition("?")[0].rstrip("/"), configured)
    raise Problem(
        f"mkdocs.yml: extra: contact is {configured!r}; write a mail address such as feil@example.no, or an https "
        "address of a form, in which {page}, {question} and {lang} may stand; or leave it empty"
    )


def source(configured: str, lang: str, name: str) -> str:
    """The address of a page's source text, or nothing. Raises `Problem` for what is no address with {file}."""
    if not configured:
        return ""
    if len(configured) > LONGEST or not SOURCE.fullmatch(configured):
        raise Problem(
            f"mkdocs.yml: extra: source is {configured!r}; write an https address that ends in /{{file}}, such as "
            "https://git.example/fotfeste/blob/main/{file}; or leave it empty"
        )
    return configured.format(file=f"docs/{lang}/{quote(name)}")


def wrong_html(configured: str, lang: str, page: str, question: str) -> Html:
    """The question whether this is wrong, as a link; nothing where there is no way to reach anybody."""
    contact = read(configured)
    return tag("a", word("wrong", lang), href=contact.link(lang, page, question)) if contact else together()


def how_html(configured: str, lang: str, page: str, question: str) -> Html:
    """How to reach us, or that there is no way yet, as a paragraph."""
    contact = read(configured)
    if contact is None:
        return tag("p", word("contact.none", lang))
    told = word("contact.mail" if contact.is_mail else "contact.form", lang, address=HERE)
    before, _, after = told.partition(HERE)
    link = tag("a", contact.shown, href=contact.link(lang, page, question), css="contact-address")
    filled = contact.link(lang, page, "a") != contact.link(lang, page, "b")
    return tag("p", before, link, after, f" {word('contact.link', lang)}" if filled else "")
