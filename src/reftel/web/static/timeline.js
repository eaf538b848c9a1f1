// Brushing: drag over the picture, and the days between are shown. A finger moves the picture instead.

const picture = document.querySelector("svg.time");
if (picture) {
  const brush = picture.querySelector(".brush");
  const left = Number(picture.dataset.left);
  const right = Number(picture.dataset.right);
  const first = Date.parse(picture.dataset.first);
  const last = Date.parse(picture.dataset.last);
  let from = null;

  const place = (event) => {
    const box = picture.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * picture.viewBox.baseVal.width;
    return Math.min(right, Math.max(left, x));
  };
  const draw = (to) => {
    brush.setAttribute("x", Math.min(from, to));
    brush.setAttribute("width", Math.abs(to - from));
  };
  const day = (x) => new Date(first + ((x - left) / (right - left)) * (last - first)).toISOString().slice(0, 10);

  picture.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch" || event.target.closest("a")) return;
    from = place(event);
    picture.setPointerCapture(event.pointerId);
    draw(from);
  });
  picture.addEventListener("pointermove", (event) => {
    if (from !== null) draw(place(event));
  });
  picture.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const to = place(event);
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    from = null;
    if (high - low < 6) return draw(low), brush.setAttribute("width", 0);
    const asked = new URLSearchParams({ from: day(low), to: day(high) });
    location.search = String(asked);
  });
  // Where the picture is wider than its frame, it begins with the first mark.
  const frame = picture.parentElement;
  const marks = [...picture.querySelectorAll("a.dot")].map((one) => one.getBoundingClientRect().left);
  const before = Math.min(...marks) - frame.getBoundingClientRect().left;
  if (before > frame.clientWidth - 24) frame.scrollLeft = before - frame.clientWidth / 2;
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && from !== null) {
      from = null;
      brush.setAttribute("width", 0);
    }
  });
}
