// Words chosen in the paragraph become the content: as places in its text, counted in whole characters.

const text = document.getElementById("text");
const chosen = document.getElementById("chosen");
const preview = document.getElementById("preview");

const count = (string) => Array.from(string).length;

// How many characters of the paragraph stand before a place in it.
const place = (node, offset) => {
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(node, offset);
  return count(before.toString());
};

if (text && chosen) {
  document.getElementById("how").hidden = false;
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
    const words = range.toString();
    if (!words.trim()) return;
    chosen.value = `${place(range.startContainer, range.startOffset)}-${place(range.endContainer, range.endOffset)}`;
    preview.textContent = `Content: ${words.trim()}`;
    preview.hidden = false;
  });
  for (const name of ["start", "end"]) {
    document.getElementById(name).addEventListener("input", () => {
      chosen.value = "";
      preview.hidden = true;
    });
  }
  for (const link of document.querySelectorAll('a[data-key="c"]')) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      document.getElementById("speaker").focus();
    });
  }
}
