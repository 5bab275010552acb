// Shows new messages as they come. Without script the page reloads itself every five seconds.
const { to, newest } = document.currentScript.dataset;
// A wave's results come by the thousand: the page is left alone for two seconds, so that it can be read.
const showNews = () => setTimeout(() => location.reload(), Math.max(0, 2000 - performance.now()));
const waitForNews = async () => {
  const query = new URLSearchParams({ to, after: newest, wait: "25" });
  const answer = await fetch(`/inbox.json?${query}`);
  if ((await answer.json()).length > 0) showNews();
  else waitForNews();
};
waitForNews().catch(() => setTimeout(() => location.reload(), 5000));
