// Finds a receipt's key and place, here in the browser: the smallest SHA-256 of seed:receipt:ticket. Nothing is sent.
"use strict";

const form = document.querySelector("[data-seed]");
const rows = [...document.querySelectorAll("tr:has([data-last])")];
const show = (name, yes) => { form.querySelector(`[data-says="${name}"]`).hidden = !yes; };
const fill = (name, text) => { for (const one of form.querySelectorAll(`[data-at="${name}"]`)) one.textContent = text; };
const number = (value) => value.toLocaleString(document.documentElement.lang);

async function keyOf(receipt, tickets) {
  let smallest = "g";
  for (let ticket = 0; ticket < tickets; ticket++) {
    const text = new TextEncoder().encode(`${form.dataset.seed}:${receipt}:${ticket}`);
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
    const key = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (key < smallest) smallest = key;
  }
  return smallest;
}

function place(key) {
  const marks = form.dataset.marks.split(" "), every = Number(form.dataset.every), all = Number(form.dataset.all);
  const passed = marks.filter((mark) => mark <= key.slice(0, 12)).length;
  const first = 1 + (passed - 1) * every, last = Math.min(passed * every, all);
  const isNone = passed === 0 || (every === 1 && marks[passed - 1] !== key.slice(0, 12));
  show("nobody", isNone);
  show("rank", !isNone && first === last);
  show("ranks", !isNone && first !== last);
  fill("first", number(first));
  fill("last", number(last));
}

function compare(key, area) {
  for (const row of rows) {
    const cell = row.querySelector("[data-last]"), { last, of } = cell.dataset;
    row.hidden = area !== "" && !(of === "ID" || area.startsWith(of));
    const words = last === "" || key.slice(0, 16) <= last ? "before" : "after";
    cell.querySelector(".value, span").textContent = form.dataset[words];
  }
}

// Without https a browser has no cryptography to compute with.
if (window.crypto?.subtle) {
  form.hidden = false;
  for (const words of document.querySelectorAll("[data-instead]")) words.hidden = true;
}
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const receipt = form.querySelector("#receipt").value.replace(/\s+/g, "").toUpperCase();
  const tickets = Number(form.querySelector("#tickets").value);
  const isWrong = receipt === "" || !(Number.isInteger(tickets) && tickets >= 1 && tickets <= 1000);
  show("wrong", isWrong);
  form.querySelector("[data-at=answer]").hidden = isWrong;
  if (isWrong) return;
  const key = await keyOf(receipt, tickets);
  fill("key", key);
  place(key);
  compare(key, form.querySelector("#area").value);
});
