// Counts the seconds down and shows the next codes. Without script the page reloads itself every five seconds.
const end = Date.now() + Number(document.currentScript.dataset.left) * 1000;
const tick = () => {
  const left = Math.ceil((end - Date.now()) / 1000);
  if (left <= 0) return location.reload();
  for (const clock of document.querySelectorAll("time")) clock.textContent = `masih ${left} detik`;
  setTimeout(tick, 500);
};
tick();
