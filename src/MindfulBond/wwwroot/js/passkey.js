// Passkeys: asks the site for options, the browser for the passkey, and sends the form with what it answered. The form is a form
// like any other, so that whatever else travels in it comes along.
const words = (failure) => failure.name === "NotAllowedError" || failure.name === "AbortError"
  ? "No passkey was used. Try again, or go another way."
  : failure.name === "InvalidStateError" ? "This device has a passkey for you already."
  : "This browser couldn’t use a passkey here. Go another way, or try another browser.";

const ask = async (form) => {
  const token = form.elements.namedItem("__RequestVerificationToken").value;
  const answer = await fetch(form.dataset.options, { method: "POST", body: new URLSearchParams({ __RequestVerificationToken: token }) });
  // Who is there has to be asked once more, or the page had stood open too long: the site says so itself, and keeps what was typed.
  if (answer.status === 401) return location.assign(`/admin/again?back=${encodeURIComponent(location.pathname)}`);
  if (!answer.ok) return form.submit();
  const options = await answer.json();
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
};

for (const form of document.querySelectorAll("[data-passkey]")) {
  const note = form.querySelector("[role=alert]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    if (button.getAttribute("aria-busy")) return;
    button.setAttribute("aria-busy", "true");
    note.hidden = true;
    try {
      const credential = await ask(form);
      if (!credential) return;
      form.elements.namedItem("credential").value = JSON.stringify(credential.toJSON());
      // Not requestSubmit: this listener would be asked again.
      form.submit();
    } catch (failure) {
      note.textContent = words(failure);
      note.hidden = false;
    } finally {
      button.removeAttribute("aria-busy");
    }
  });
}
