// Shows new messages as they come. Without script the page reloads itself every five seconds.
const { to, newest } = document.currentScript.dataset;
const waitForNews = async () => {
  const query = new URLSearchParams({ to, after: newest, wait: "25" });
  const answer = await fetch(`/inbox.json?${query}`);
  if ((await answer.json()).length > 0) location.reload();
  else waitForNews();
};
waitForNews().catch(() => setTimeout(() => location.reload(), 5000));
