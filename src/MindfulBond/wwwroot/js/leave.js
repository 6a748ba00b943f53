// Leave quickly: cover the page first, then replace it, so that "back" skips the page that was open.
// Without this file the link simply leads away.
const links = [...document.querySelectorAll("[data-exit]")];
const exit = links.at(-1);
if (exit) {
  const title = document.title;
  const cover = Object.assign(document.createElement("div"), { className: "cover", textContent: "Loading." });
  cover.setAttribute("role", "alert");

  const leave = (event) => {
    event?.preventDefault();
    document.body.append(cover);
    document.documentElement.classList.add("leaving");
    document.title = " ";
    // Ticks go back to what the page came with; words go altogether, since a form that came back with some would only get them again.
    for (const form of document.forms) form.reset();
    for (const field of document.querySelectorAll("textarea, input:not([type=hidden], [type=checkbox], [type=radio])")) field.value = "";
    location.replace(exit.href);
  };
  for (const link of links) link.addEventListener("click", leave);

  // Shift three times, each within five seconds of the last. A Shift that typed a capital does not count; any other key starts again.
  const lights = exit.querySelector(".lights");
  const say = Object.assign(document.createElement("span"), { className: "hush" });
  say.setAttribute("role", "status");
  exit.after(say);
  const words = ["", "Shift, two more times to leave.", "Shift, once more to leave."];
  let presses = 0, timer, chord = false;

  const count = (n) => {
    presses = n;
    clearTimeout(timer);
    if (n > 0) timer = setTimeout(count, 5000, 0);
    lights.hidden = n === 0;
    [...lights.children].forEach((light, i) => light.classList.toggle("on", i < n));
    say.textContent = words[n];
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Shift") return;
    chord = event.shiftKey;
    count(0);
  });
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift") return;
    if (chord) chord = false;
    else if (presses === 2) leave();
    else count(presses + 1);
  });

  // A page restored by "back" or "forward" comes with its cover on.
  addEventListener("pageshow", () => {
    cover.remove();
    document.documentElement.classList.remove("leaving");
    document.title = title;
    chord = false;
    count(0);
  });
}
