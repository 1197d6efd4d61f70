// Every page: a link to a question opens it, brings it into view and gives it the focus; a language
// link keeps the question; an answer offers its link; a page says when its check has grown old. Knows no word and no rule.

/** What the address names, without a calculator's answers behind it. */
function fragment() {
  const [id = ""] = location.hash.slice(1).split("?");
  return id;
}

/** The place on the page that the address names, if there is one. */
function named() {
  return fragment() ? document.getElementById(fragment()) : null;
}

/** Open, show and focus what the address names; an unknown name is said. */
function arrive() {
  const notice = document.querySelector(".unknown-question");
  if (notice instanceof HTMLElement) notice.hidden = true;
  if (!fragment()) return;
  const place = named();
  if (place === null) {
    const calculator = document.querySelector(`[data-calculator="${CSS.escape(fragment())}"]`);
    if (notice instanceof HTMLElement && calculator === null) {
      notice.hidden = false;
      document.querySelector("h1")?.after(notice);
      notice.focus();
    }
    return;
  }
  const question = place.closest("details.faq");
  if (question instanceof HTMLDetailsElement && place.classList.contains("answer")) {
    question.open = true;
    question.scrollIntoView();
    place.focus({ preventScroll: true });
  }
}

/** Language links lead to the same question. */
function keepQuestion() {
  for (const link of document.querySelectorAll(".languages a")) {
    if (link instanceof HTMLAnchorElement) link.hash = fragment();
  }
}

/** Opening a question puts its name into the address, so that the address can be passed on. */
function follow() {
  for (const question of document.querySelectorAll("details.faq")) {
    question.addEventListener("toggle", () => {
      const id = question.querySelector(".answer")?.id;
      if (question instanceof HTMLDetailsElement && question.open && id && !question.contains(named())) {
        history.replaceState(history.state, "", `#${id}`);
        keepQuestion();
      }
    });
  }
}

/** Every answer offers its own link; what is said about it lies in the page. */
function offerLinks() {
  for (const button of document.querySelectorAll(".copy button")) {
    const status = button.nextElementSibling;
    const id = button.closest(".answer")?.id;
    if (!(button instanceof HTMLButtonElement) || !(status instanceof HTMLElement) || !id) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      history.replaceState(history.state, "", `#${id}`);
      const link = location.href;
      const copied = await (navigator.clipboard?.writeText(link).then(() => true, () => false) ?? false);
      status.textContent = (copied ? status.dataset.copied : status.dataset.failed) ?? "";
    });
  }
}

const checked = document.querySelector("[data-stale-after]");
if (checked instanceof HTMLElement && new Date().toISOString().slice(0, 10) >= (checked.dataset.staleAfter ?? "")) {
  checked.querySelector("strong")?.removeAttribute("hidden");
}
arrive();
keepQuestion();
follow();
offerLinks();
addEventListener("hashchange", () => {
  arrive();
  keepQuestion();
});
// Everything is printed, whatever is folded; a sheet of its own needs nothing of the page.
addEventListener("beforeprint", () => {
  if (document.querySelector(".sheet") === null) document.querySelectorAll("details").forEach((each) => (each.open = true));
});
