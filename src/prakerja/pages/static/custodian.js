"use strict";

const at = (name) => document.querySelector(`[data-at="${name}"]`);
const says = (name, yes) => { document.querySelector(`[data-says="${name}"]`).hidden = !yes; return yes; };
const bare = (text) => text.replace(/\s+/g, "").toLowerCase();
const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
const grouped = (digits) => digits.match(/.{1,8}/g).join(" ");
const ascii = (text) => new TextEncoder().encode(text);
const bytes = (base64) => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
const isHex32 = (text) => /^[0-9a-f]{64}$/.test(text);

const asked = new URLSearchParams(location.hash.slice(1));
// What is read of a key takes a moment; whoever presses meanwhile waits for it.
let key = null, mine = "", secret = "", commitment = "", reading = Promise.resolve();

at("f").value = asked.get("f") ?? "";
at("position").value = asked.get("position") ?? "";
at("all").hidden = false;
at("without-script").hidden = true;

const draw = () => `${bare(at("f").value)}:${Number(at("position").value)}`;

function forget() {
  secret = commitment = "";
  for (const name of ["slip", "kept", "retype", "hand-over"]) at(name).hidden = true;
  for (const name of ["made-already", "wrong-secret"]) says(name, false);
  for (const name of ["secret", "commitment"]) at(name).textContent = "";
  at("retyped").value = at("handed-commitment").value = at("handed-signature").value = "";
}

// The link names the key of its own draw and position; of another nothing is known here.
function compare() {
  const isAsked = draw() === `${asked.get("f")}:${asked.get("position")}`;
  says("another-key", isAsked && asked.get("key") && mine && asked.get("key") !== mine);
}
for (const name of ["f", "position"]) at(name).addEventListener("input", () => { forget(); compare(); });

async function take(pair) {
  const shown = await crypto.subtle.exportKey("jwk", pair);
  mine = hex(bytes(shown.x.replace(/-/g, "+").replace(/_/g, "/")));
  key = pair;
  at("public").textContent = mine;
  at("key-taken").hidden = false;
  for (const name of ["no-key", "no-ed25519"]) says(name, false);
  compare();
  forget();
}

function refuse(error) {
  const isOld = !crypto.subtle || error.name === "NotSupportedError";
  says("no-ed25519", isOld);
  says("no-key", !isOld);
}

async function make() {
  try {
    const { privateKey } = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
    const der = new Uint8Array(await crypto.subtle.exportKey("pkcs8", privateKey));
    last = at("pem").value = `-----BEGIN PRIVATE KEY-----\n${btoa(String.fromCharCode(...der))}\n-----END PRIVATE KEY-----\n`;
    at("save-key").href = URL.createObjectURL(new Blob([at("pem").value]));
    at("save-key").hidden = false;
    await take(privateKey);
  } catch { says("no-ed25519", true); }
}
at("make-key").addEventListener("click", () => { reading = make(); });

async function read(pem) {
  key = null;
  mine = "";
  for (const name of ["key-taken", "save-key"]) at(name).hidden = true;
  forget();
  try {
    const der = bytes(pem.replace(/-----[^-]*-----/g, "").replace(/\s+/g, ""));
    await take(await crypto.subtle.importKey("pkcs8", der, "Ed25519", true, ["sign"]));
  } catch (error) { refuse(error); }
}

async function readFile(file) {
  last = at("pem").value = (await file.text()).slice(0, 2000);
  await read(last);
}
// Read as soon as it is whole: what a key opens below moves the button that is being pressed, and the press is lost.
let last = "";
const readPasted = () => {
  if (at("pem").value !== last) { last = at("pem").value; reading = read(last); }
};
at("pem").addEventListener("input", () => { if (at("pem").value.includes("-----END")) readPasted(); });
at("pem").addEventListener("change", readPasted);
at("pem-file").addEventListener("change", () => {
  const file = at("pem-file").files[0];
  if (file) reading = readFile(file);
});

// What is missing, each with the field to go to: on a phone its words stand above what one sees.
function isMissing() {
  const places = [];
  if (says("bad-f", !isHex32(bare(at("f").value)))) places.push("f");
  if (says("bad-position", !/^[1-9][0-9]?$/.test(bare(at("position").value)))) places.push("position");
  if (!key) {
    says("no-key", document.querySelector('[data-says="no-ed25519"]').hidden);
    places.push("pem-file");
  }
  if (places.length) at(places[0]).focus();
  return places.length > 0;
}

at("make-secret").addEventListener("click", async () => {
  await reading;
  if (isMissing()) return;
  // Its slip may lie printed already: what another press would throw away is said first.
  const already = document.querySelector('[data-says="made-already"]');
  if (secret && already.hidden) { says("made-already", true); return; }
  forget();
  const fresh = hex(crypto.getRandomValues(new Uint8Array(32)));
  commitment = hex(await crypto.subtle.digest("SHA-256", ascii(`prakerja-draw-commitment-2:${draw()}:${fresh}`)));
  secret = fresh;
  at("slip-f").textContent = bare(at("f").value);
  at("slip-position").textContent = bare(at("position").value);
  at("secret").textContent = grouped(secret);
  at("commitment").textContent = commitment;
  show();
});

function show() {
  at("slip").hidden = at("kept").hidden = false;
  at("retype").hidden = true;
  at("slip").focus();
}

at("print").addEventListener("click", () => window.print());

// Retyped from the slip, and not from the screen.
at("hide").addEventListener("click", () => {
  at("slip").hidden = at("kept").hidden = true;
  at("retype").hidden = false;
  at("retyped").focus();
});
at("show").addEventListener("click", show);

async function check() {
  if (says("wrong-secret", bare(at("retyped").value) !== secret)) return;
  const text = ascii(`prakerja-draw-commit-2:${draw()}:${commitment}`);
  const signature = hex(await crypto.subtle.sign("Ed25519", key, text));
  at("handed-commitment").value = commitment;
  at("handed-signature").value = signature;
  const back = asked.get("back") ?? "";
  if (/^\/[a-z0-9/-]+$/.test(back) && !back.startsWith("//")) {
    at("back").href = `${back}#${new URLSearchParams({ commitment, signature })}`;
    at("back").hidden = at("online").hidden = false;
  }
  at("retype").hidden = true;
  at("hand-over").hidden = false;
  at("handed-commitment").focus();
}
at("check").addEventListener("click", check);
at("retyped").addEventListener("keydown", (event) => { if (event.key === "Enter") check(); });
