// A photo is made smaller before it is sent: at most 1600 px and, if possible, 300 kB. Whatever fails here, the
// original is sent instead; the server reads up to 10 MB.
"use strict";
for (const input of document.querySelectorAll("[data-shrink]")) {
  input.addEventListener("change", async () => {
    const file = input.files[0];
    if (!file) return;
    for (const other of document.querySelectorAll("[data-shrink]")) if (other !== input) other.value = "";
    const button = input.form.querySelector("button");
    button.disabled = true;
    try {
      const smaller = await shrink(file);
      const preview = document.querySelector("[data-preview]");
      preview.src = URL.createObjectURL(smaller);
      preview.hidden = false;
      if (smaller.size < file.size) {
        const transfer = new DataTransfer();
        transfer.items.add(new File([smaller], "photo.jpg", { type: "image/jpeg" }));
        input.files = transfer.files;
      }
    } catch { /* the original goes */ }
    button.disabled = false;
  });
}

async function shrink(file) {
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, 1600 / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  let smaller;
  for (const quality of [0.85, 0.7, 0.55, 0.4]) {
    smaller = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
    if (smaller.size <= 300000) break;
  }
  return smaller;
}
