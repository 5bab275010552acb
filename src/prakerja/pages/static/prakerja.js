// Small comforts; every page works without them. Each one is switched on by a data- attribute.
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

// A form is sent once: a second tap waits for the first answer.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
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

// A page that waits asks again by itself.
const waiting = document.querySelector("[data-refresh]");
if (waiting) setTimeout(() => location.reload(), Number(waiting.dataset.refresh) * 1000);

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
  const end = Date.now() + Number(clock.dataset.left) * 1000;
  const revealed = document.getElementById(clock.dataset.reveals);
  if (revealed) { revealed.hidden = true; clock.parentElement.hidden = false; }
  const tick = () => {
    const left = Math.max(0, Math.round((end - Date.now()) / 1000));
    clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (left > 0) setTimeout(tick, 500);
    else if (clock.dataset.then) location.assign(clock.dataset.then);
    else if (revealed) { revealed.hidden = false; clock.parentElement.hidden = true; }
  };
  tick();
}

// Two minutes before the session ends: one tap goes on; without it nothing personal stays on the screen.
const warning = document.getElementById("session-warning");
if (warning) {
  let timer;
  const end = () => location.assign(warning.dataset.endedUrl);
  const warn = () => { warning.showModal(); timer = setTimeout(end, 125000); };
  const arm = () => { clearTimeout(timer); timer = setTimeout(warn, Number(warning.dataset.warnAfter) * 1000); };
  warning.querySelector("[data-stay]").addEventListener("click", async (event) => {
    event.preventDefault();
    const answer = await fetch(warning.dataset.stayUrl, { redirect: "manual" }).catch(() => null);
    if (answer && answer.ok) { warning.close(); arm(); } else location.reload();
  });
  arm();
}
