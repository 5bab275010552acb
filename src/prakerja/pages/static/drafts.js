// What is typed stays in this tab until it was sent, whatever takes the page away: a session's end, another language,
// *Back*, no network. Never a password, a code or a file; for nobody but whoever typed it, and under no other statement.
"use strict";
const drafts = (() => { try { return sessionStorage; } catch { return null; } })();
const values = (form, at) => [...form.elements].filter((one) => one.name && !one.matches(
  "button,[type=hidden],[type=password],[type=file],[type=submit],[autocomplete=one-time-code]"
)).map((one) => at(one, one.type === "radio" || one.type === "checkbox"));
const now = (form) => values(form, (one, ticks) => (ticks ? one.checked : one.value));
const given = (form) => JSON.stringify([values(form, (one, ticks) => [one.name, ticks ? one.value : 0, ticks ? one.defaultChecked : one.options ? [...one.options].findIndex((each) => each.defaultSelected) :
  one.defaultValue]), ...["typed_by", "shown", "version"].map((name) => form.elements[name]?.value)]);
const arrival = performance.getEntriesByType("navigation")[0];
for (const key of drafts ? Object.keys(drafts) : []) {
  const draft = JSON.parse(drafts[key]);
  if (draft.sent && (draft.page !== location.pathname || arrival?.redirectCount)) drafts.removeItem(key);
}
const bases = new Map(), typed = new Set();
const draftKey = (form) => "typed " + (form.getAttribute("action") || location.pathname);
const keep = (form, sent) => {
  if (!typed.has(form)) return;
  const draft = { page: location.pathname, sent, given: bases.get(form), typed: now(form) };
  try { drafts.setItem(draftKey(form), JSON.stringify(draft)); } catch { }
};
for (const form of drafts ? document.querySelectorAll("main form[method=post]:not([data-unkept])") : []) {
  bases.set(form, given(form));
  const draft = JSON.parse(drafts.getItem(draftKey(form)));
  if (draft?.given === bases.get(form)) {
    typed.add(form);
    values(form, (one, ticks) => { one[ticks ? "checked" : "value"] = draft.typed.shift(); });
  }
  form.addEventListener("input", () => { typed.add(form); keep(form); });
  // After prakerja.js, which holds a second tap and what would be sent without a network.
  form.addEventListener("submit", (event) => event.defaultPrevented || keep(form, true));
}
