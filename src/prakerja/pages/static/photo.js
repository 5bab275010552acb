"use strict";
const inputs = document.querySelectorAll("[data-shrink]");
const says = (name, shown) => { const line = document.querySelector(`[data-${name}]`); if (line) line.hidden = !shown; };
for (const input of inputs) {
  input.labels[0].className = input.hasAttribute("capture") ? "button" : "button second";
  input.classList.add("visually-hidden");
  input.form.addEventListener("submit", () => says("sending", true));
  input.onchange = async () => {
    const file = input.files[0];
    if (!file) return;
    for (const other of inputs) if (other !== input) other.value = "";
    const button = input.form.querySelector("button");
    button.disabled = true;
    try {
      const smaller = await shrink(file);
      const preview = document.querySelector("[data-preview]");
      preview.src = URL.createObjectURL(smaller);
      preview.hidden = false;
      says("picked", true);
      preview.scrollIntoView({ block: "center" });
      if (smaller.size < file.size) {
        const sent = new DataTransfer();
        sent.items.add(new File([smaller], "photo.jpg", { type: "image/jpeg" }));
        input.files = sent.files;
      }
    } catch { }
    button.disabled = false;
  };
}

async function shrink(file) {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, 1600 / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = image.width * scale;
  canvas.height = image.height * scale;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  let smaller;
  for (const quality of [0.85, 0.7, 0.5]) {
    smaller = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
    if (smaller.size <= 3e5) break;
  }
  return smaller;
}
