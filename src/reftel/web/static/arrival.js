// How far an import is, asked for again and again; when it has ended, or its cables are there, the page is shown anew.

const course = document.querySelector("[data-course]");

if (course) {
  const told = document.getElementById("told");
  const bar = document.getElementById("bar");
  const state = document.getElementById("state");
  const ask = async () => {
    const answer = await fetch(course.dataset.course).catch(() => null);
    const page = answer?.ok ? await answer.json() : null;
    if (page) {
      if (page.over || (page.lines.length && !document.querySelector(".report"))) {
        location.reload();
        return;
      }
      told.textContent = page.told;
      state.textContent = page.one.course.state;
      if (page.percent === null) bar.removeAttribute("value");
      else bar.value = page.percent;
    }
    setTimeout(ask, page ? 1000 : 5000);
  };
  setTimeout(ask, 500);
}
