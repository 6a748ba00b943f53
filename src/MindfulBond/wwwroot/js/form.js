// Small comforts of forms: the answer to a sent form takes the focus, and the characters left are counted.
// Every form works without this file.
// The last of them: what is in the way stands below the heading.
[...document.querySelectorAll("[data-focus]")].at(-1)?.focus();

const segments = "Segmenter" in Intl ? new Intl.Segmenter() : null;
const length = (text) => (segments ? [...segments.segment(text)].length : [...text].length);

for (const box of document.querySelectorAll("[data-count]")) {
  const note = document.getElementById(box.dataset.count);
  const most = Number(box.dataset.most);
  const before = note.textContent;
  box.addEventListener("input", () => {
    // Counting text elements is slow on long texts, so it begins where it can matter.
    const left = box.value.length * 2 < most ? most - box.value.length : most - length(box.value);
    // First whether it is spoken, then what: a change before that would be heard, or not, by the rule of the last key.
    note.setAttribute("aria-live", left < 100 ? "polite" : "off");
    note.textContent = !box.value ? before : left < 0 ? `${(-left).toLocaleString()} characters more than fit.` : `${left.toLocaleString()} characters left.`;
  });
}
