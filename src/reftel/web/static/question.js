// The board's slider: each day on which something changes, fetched while it is dragged; the address follows.

const form = document.querySelector("form[data-scrub]");
const slide = form?.querySelector("#slide");
if (slide) {
  const days = slide.dataset.days.split(" ");
  form.querySelector(".slide").hidden = false;
  let asked = 0;
  const say = () => slide.setAttribute("aria-valuetext", days[slide.value] ?? "all that is known");
  say();
  slide.addEventListener("input", async () => {
    const mine = ++asked;
    say();
    const wanted = new URLSearchParams(new FormData(form));
    wanted.set("on", days[slide.value] ?? "");
    for (const name of ["on", "since"]) if (!wanted.get(name)) wanted.delete(name);
    const address = `${form.getAttribute("action")}${wanted.size ? `?${wanted}` : ""}`;
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    if (mine !== asked || !answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // What the hand holds stays where it is; all around it is exchanged.
    for (const part of [".title", "#state"]) document.querySelector(part).replaceWith(page.querySelector(part));
    for (const field of ["on", "since"]) form.elements[field].value = page.getElementById(field).value;
    const links = [...page.querySelectorAll("form[data-scrub] .more a")];
    for (const link of form.querySelectorAll(".more a")) {
      const there = links.find((one) => one.textContent === link.textContent);
      if (there) link.setAttribute("href", there.getAttribute("href"));
    }
    history.replaceState(null, "", address);
  });
}
