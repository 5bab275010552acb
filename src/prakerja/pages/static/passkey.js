// A form that a passkey fills in: the device signs, its answer goes into the hidden field, the form is sent.
"use strict";

const ask = {
  create: (question) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) }),
  get: (question) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) }),
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) continue;
  form.hidden = false;
  for (const words of document.querySelectorAll("[data-instead]")) words.hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const credential = await ask[form.dataset.passkey](JSON.parse(form.dataset.question));
      (form.querySelector("[data-credential]") ?? form.elements.credential).value = JSON.stringify(credential);
      form.submit();
    } catch {
      form.querySelector("[data-failed]").hidden = false;
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
    }
  });
}
