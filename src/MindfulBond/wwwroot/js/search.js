// Results as one types. The words are posted, as the form would: they stand in no address and no history. Works without this file, too.
const form = document.querySelector("[data-search]");
const box = form.elements.namedItem("q");
const said = document.getElementById("mb-said");
const results = () => document.getElementById("mb-results");
let waiting, asking, last = box.value;

const look = async (button) => {
  clearTimeout(waiting);
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  if (button?.dataset.word !== undefined) box.value = button.value;
  last = box.value;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, button)), signal, cache: "no-store" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (signal.aborted) return;
    const found = page.getElementById("mb-results");
    // Who listens hears the heading, never the whole list.
    said.textContent = found.querySelector("[data-found]")?.textContent ?? "";
    // The focus stays where it was: in the field, or on the button that has come again.
    const pressed = button && form.contains(button) ? null : button;
    results().replaceWith(found);
    if (pressed) (found.querySelector(`button[name="${pressed.name}"][value="${CSS.escape(pressed.value)}"]`) ?? box).focus();
  } catch (failure) {
    // Without a network the button of the form says so in the browser's own words.
    if (failure.name !== "AbortError") said.textContent = "";
  }
};

box.addEventListener("input", () => {
  clearTimeout(waiting);
  if (box.value === last) return;
  waiting = setTimeout(look, box.value ? 250 : 0);
});

box.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !box.value) return;
  event.preventDefault();
  box.value = "";
  look();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  look(event.submitter);
});
