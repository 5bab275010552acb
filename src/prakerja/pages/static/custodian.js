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
let key = null, secret = "", commitment = "";

at("f").value = asked.get("f") ?? "";
at("position").value = asked.get("position") ?? "";
at("all").hidden = false;

const draw = () => `${bare(at("f").value)}:${Number(at("position").value)}`;

function forget() {
  secret = commitment = "";
  for (const name of ["slip", "retype", "hand-over"]) at(name).hidden = true;
  for (const name of ["secret", "commitment"]) at(name).textContent = "";
  at("retyped").value = at("handed-commitment").value = at("handed-signature").value = "";
}
for (const name of ["f", "position"]) at(name).addEventListener("input", forget);

async function take(pair) {
  const shown = await crypto.subtle.exportKey("jwk", pair);
  const mine = hex(bytes(shown.x.replace(/-/g, "+").replace(/_/g, "/")));
  key = pair;
  at("public").textContent = mine;
  at("key-taken").hidden = false;
  says("another-key", asked.get("key") && asked.get("key") !== mine);
  forget();
}

at("make-key").addEventListener("click", async () => {
  try {
    const { privateKey } = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
    const der = new Uint8Array(await crypto.subtle.exportKey("pkcs8", privateKey));
    at("pem").value = `-----BEGIN PRIVATE KEY-----\n${btoa(String.fromCharCode(...der))}\n-----END PRIVATE KEY-----\n`;
    at("save-key").href = URL.createObjectURL(new Blob([at("pem").value]));
    at("save-key").hidden = false;
    says("no-key", false);
    await take(privateKey);
  } catch { says("no-ed25519", true); }
});

async function read(pem) {
  key = null;
  at("key-taken").hidden = true;
  forget();
  try {
    const der = bytes(pem.replace(/-----[^-]*-----/g, "").replace(/\s+/g, ""));
    await take(await crypto.subtle.importKey("pkcs8", der, "Ed25519", true, ["sign"]));
    says("no-key", false);
  } catch { says("no-key", true); }
}
at("pem").addEventListener("change", () => read(at("pem").value));
at("pem-file").addEventListener("change", async () => {
  const file = at("pem-file").files[0];
  if (file) { at("pem").value = (await file.text()).slice(0, 2000); await read(at("pem").value); }
});

at("make-secret").addEventListener("click", async () => {
  forget();
  const position = Number(at("position").value);
  const isBad = says("bad-f", !isHex32(bare(at("f").value)))
    | says("bad-position", !(Number.isInteger(position) && position >= 1 && position <= 99)) | says("no-key", !key);
  if (isBad) return;
  const fresh = hex(crypto.getRandomValues(new Uint8Array(32)));
  commitment = hex(await crypto.subtle.digest("SHA-256", ascii(`prakerja-draw-commitment-2:${draw()}:${fresh}`)));
  secret = fresh;
  at("slip-f").textContent = bare(at("f").value);
  at("slip-position").textContent = String(position);
  at("secret").textContent = grouped(secret);
  at("commitment").textContent = commitment;
  at("slip").hidden = at("kept").hidden = false;
});

at("print").addEventListener("click", () => window.print());

// Retyped from the slip, and not from the screen.
at("hide").addEventListener("click", () => {
  at("slip").hidden = at("kept").hidden = true;
  at("retype").hidden = false;
  at("retyped").focus();
});
at("show").addEventListener("click", () => { at("slip").hidden = at("kept").hidden = false; at("retype").hidden = true; });

at("check").addEventListener("click", async () => {
  if (says("wrong-secret", bare(at("retyped").value) !== secret)) return;
  const text = ascii(`prakerja-draw-commit-2:${draw()}:${commitment}`);
  const signature = hex(await crypto.subtle.sign("Ed25519", key, text));
  at("handed-commitment").value = commitment;
  at("handed-signature").value = signature;
  const back = asked.get("back") ?? "";
  if (/^\/[a-z0-9/-]+$/.test(back) && !back.startsWith("//")) {
    at("back").href = `${back}#${new URLSearchParams({ commitment, signature })}`;
    at("back").hidden = false;
  }
  at("retype").hidden = true;
  at("hand-over").hidden = false;
});
