// The room with scripts: completion and search as one types, keys, and the light on a speaker. All of it works without, but for these.

const field = document.getElementById("q");

// Completion: a list under the field, by the keyboard alone too.

if (field?.dataset.complete) {
  const list = document.createElement("ul");
  list.className = "completions";
  list.id = "completions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "What may follow");
  field.after(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  let offered = [];
  let chosen = -1;
  let asked = 0;

  const shut = () => {
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const choose = (at) => {
    const options = [...list.children];
    chosen = options.length ? (at + options.length) % options.length : -1;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
    if (chosen < 0) return;
    field.setAttribute("aria-activedescendant", options[chosen].id);
    asked++; // who has chosen keeps his list: an answer that is still on its way must not take it from under the hand
  };
  const take = (option) => {
    field.value = option.dataset.query;
    shut();
    field.focus();
    field.dispatchEvent(new Event("input"));
  };
  const show = (found) => {
    offered = found;
    list.replaceChildren(
      ...found.map((one, place) => {
        const option = document.createElement("li");
        option.id = `completion-${place}`;
        option.dataset.query = one.query;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        const note = document.createElement("span");
        note.className = "note";
        note.textContent = one.note;
        option.append(one.shown, note);
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          take(option);
        });
        return option;
      }),
    );
    if (!found.length) return shut();
    list.hidden = false;
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-expanded", "true");
  };
  field.addEventListener("input", async () => {
    const turn = ++asked;
    if (!field.value.trim() || field.value.endsWith(" ")) return shut();
    // Until the answer has come, of the one before only that stands which still goes on from what is typed.
    const typed = field.value.trimStart().toLowerCase();
    if (!list.hidden) show(offered.filter((one) => one.query.toLowerCase().startsWith(typed)));
    const answer = await fetch(`${field.dataset.complete}?q=${encodeURIComponent(field.value)}`).catch(() => null);
    if (turn !== asked || !answer?.ok || document.activeElement !== field) return;
    show(await answer.json());
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // Enter ends a word of another script, and chooses nothing here
    if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      event.preventDefault();
      shut();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) return;
      event.preventDefault();
      choose(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
    } else if ((event.key === "Enter" || event.key === "Tab") && chosen >= 0) {
      event.preventDefault();
      take(list.children[chosen]);
    }
  });
  field.addEventListener("blur", shut);
  field.form?.addEventListener("submit", shut);
}

// Search as one types: the answer takes the place of the one before, and the address follows.

if (field?.dataset.live) {
  let turn = 0;
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const mine = ++turn;
      const address = new URL(location.pathname, location.href);
      if (field.value.trim()) address.searchParams.set("q", field.value.trim());
      const slow = setTimeout(() => document.querySelector(field.dataset.live).setAttribute("aria-busy", "true"), 300);
      const answer = await fetch(address).catch(() => null);
      clearTimeout(slow);
      const text = await answer?.text().catch(() => null);
      if (mine !== turn) return; // who asked later waits for his own
      const page = new DOMParser().parseFromString(text ?? "", "text/html");
      const fresh = page.querySelector(field.dataset.live);
      if (!fresh) return document.querySelector(field.dataset.live).removeAttribute("aria-busy");
      document.querySelector(field.dataset.live).replaceWith(document.adoptNode(fresh));
      document.title = page.title;
      history.replaceState(null, "", address);
    }, 150);
  });
}

// A speaker lights all that he says; a statement of the margin lights its words.

const light = (attribute, value, on) => {
  for (const one of document.querySelectorAll(`[${attribute}~="${value}"]`)) one.classList.toggle("lit", on);
};
let kept = null; // the speaker whose light stays on, by a click among those who speak
const keep = (speaker) => {
  if (kept !== null) light("data-by", kept, false);
  kept = speaker === kept ? null : speaker;
  if (kept !== null) light("data-by", kept, true);
};
document.addEventListener("click", (event) => {
  const one = event.target.closest?.(".who-speaks a.voice[data-by]");
  if (one) keep(one.dataset.by);
});
const lighting = (event, on) => {
  const one = event.target.closest?.("a.voice[data-by], a.act[data-of]");
  if (!one) return;
  if (one.dataset.by) light("data-by", one.dataset.by, on || one.dataset.by === kept);
  else light("data-s", one.dataset.of, on);
};
for (const name of ["mouseover", "focusin"]) document.addEventListener(name, (event) => lighting(event, true));
for (const name of ["mouseout", "focusout"]) document.addEventListener(name, (event) => lighting(event, false));

// Keys. An element with data-key is activated by that key, one with data-go by g and that key.

const steps = () => [...document.querySelectorAll("[data-step]")];
const step = (by) => {
  const all = steps();
  if (!all.length) return;
  let at = all.findIndex((one) => one.contains(document.activeElement) || one === document.activeElement);
  if (at < 0) at = by > 0 ? -1 : all.length;
  const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
  if (!next.hasAttribute("tabindex")) next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
};
let going = 0;
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "Escape") {
    if (typing) typing.blur();
    kept = null;
    for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
    const open = document.activeElement?.closest("details[open]") ?? document.activeElement?.querySelector(":scope > details[open]");
    if (open && open !== document.body) open.open = false;
    return;
  }
  if (typing) return;
  const key = event.key;
  if (Date.now() - going < 1500) {
    going = 0;
    const there = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
    if (there) {
      event.preventDefault();
      there.click();
      return;
    }
  }
  if (key === "g") {
    going = Date.now();
  } else if (key === "/" && field) {
    event.preventDefault();
    field.focus();
    field.select();
  } else if (key === "j" || key === "k") {
    event.preventDefault();
    step(key === "j" ? 1 : -1);
  } else if (key === "Enter" && event.target.matches?.("[data-step]")) {
    event.preventDefault();
    (event.target.querySelector("summary") ?? event.target.querySelector("a[href]"))?.click();
  } else {
    const one = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (one) {
      event.preventDefault();
      one.click();
    }
  }
});

// The same place is kept where a link shows the same thing in another way.

for (const one of document.querySelectorAll("a[data-keep]")) {
  one.addEventListener("click", () => {
    const here = steps().find((each) => each.id && each.getBoundingClientRect().bottom > 40);
    if (here && scrollY > 80) one.hash = here.id;
  });
}

// What is still being made ready is asked for again, and shows itself when it is.

const again = document.querySelector("[data-again]");

if (again) {
  const pause = 1000 * Number(again.dataset.again);
  const ask = async () => {
    const answer = await fetch(location.href).catch(() => null);
    if (answer && answer.status !== 503) location.reload();
    else setTimeout(ask, pause);
  };
  setTimeout(ask, pause);
}
