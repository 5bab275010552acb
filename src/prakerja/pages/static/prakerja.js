"use strict";

// Show and hide a password.
for (const toggle of document.querySelectorAll("[data-shows]")) {
  const input = document.getElementById(toggle.dataset.shows);
  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    const shown = input.type === "text";
    input.type = shown ? "password" : "text";
    toggle.setAttribute("aria-pressed", String(!shown));
    toggle.textContent = shown ? toggle.dataset.show : toggle.dataset.hide;
  });
}

// A form is sent once: a second tap waits for the first answer. Without a network it stays as it is.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    const offline = document.getElementById("offline");
    if (offline) offline.hidden = navigator.onLine;
    if (form.dataset.sent || !navigator.onLine) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
  }
});

// A field that the link to its page fills in, from what stands behind the #, which no browser sends.
for (const input of document.querySelectorAll("input[data-filled]")) {
  const brought = new URLSearchParams(location.hash.slice(1)).get(input.dataset.filled);
  if (brought && !input.value) input.value = brought;
}

// The error summary takes the focus, so that it is read first.
document.querySelector(".error-summary")?.focus();

// A page that waits asks again by itself, but not while somebody types on it.
const waiting = document.querySelector("[data-refresh]");
const isTyping = () => [...document.querySelectorAll("textarea, input:not([type=hidden])")].some((field) => field.value !== field.defaultValue);
if (waiting) setInterval(() => isTyping() || location.reload(), Number(waiting.dataset.refresh) * 1000);

// A line that changes by itself while the page around it is being filled in.
for (const line of document.querySelectorAll("[data-watch]")) {
  let looks = 40;
  const look = async () => {
    const answer = await fetch(line.dataset.watch, { redirect: "manual" }).catch(() => null);
    const words = answer?.status === 200 ? await answer.text() : line.textContent;
    if (words !== line.textContent) line.textContent = words;
    if (--looks) setTimeout(look, 5000);
  };
  setTimeout(look, 2000);
}

// Clocks that run down; data-left is in seconds, counted by the server.
for (const clock of document.querySelectorAll("[data-left]")) {
  const end = performance.now() + Number(clock.dataset.left) * 1000, began = Date.now() - performance.now();
  const revealed = document.getElementById(clock.dataset.reveals);
  if (revealed) { revealed.hidden = true; clock.parentElement.hidden = false; }
  const tick = () => {
    const left = Math.max(0, Math.round((end - performance.now()) / 1000));
    if (clock.dataset.then && Math.abs(Date.now() - performance.now() - began) > 5000) return location.reload();
    clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (left > 0) setTimeout(tick, 500);
    else if (clock.dataset.then) {
      // What was chosen in the last seconds is sent, and counts.
      const chosen = document.querySelector("main form :checked")?.form;
      if (chosen) chosen.requestSubmit(); else location.assign(clock.dataset.then);
    }
    else if (revealed) { revealed.hidden = false; clock.parentElement.hidden = true; }
  };
  tick();
}

// Two minutes before the session ends: one tap goes on.
const warning = document.getElementById("session-warning");
if (warning) {
  let timer;
  const end = () => location.assign(warning.dataset.endedUrl);
  const warn = () => { warning.showModal(); timer = setTimeout(end, 125000); };
  const stay = async (event) => {
    event?.preventDefault();
    const answer = await fetch(warning.dataset.stayUrl, { redirect: "manual" }).catch(() => null);
    if (answer && answer.ok) { warning.close(); arm(); } else location.reload();
  };
  const arm = () => { clearTimeout(timer); timer = setTimeout(warn, Number(warning.dataset.warnAfter) * 1000); };
  warning.querySelector("[data-stay]").addEventListener("click", stay);
  // Whoever puts the question away with Esc is here as well.
  warning.addEventListener("cancel", stay);
  arm();
}
