// The automatic refresh, in a script, so that it can be stopped. It is served without these comments and most spaces, so every statement
// ends with a semicolon. What it writes hides the refresh that stands behind it in the page; where no script may run, that one stays.
document.write('<template id="distrib-refresh">');
addEventListener('DOMContentLoaded', () => {
  const find = name => document.getElementById('distrib-' + name);
  const [, seconds, address] = /^(\d+);\surl=(.*)/.exec(find('refresh').content.firstChild.content);
  const [status, button] = [find('status'), find('stop')];
  const start = () => setTimeout(() => location.replace(address), seconds * 1000);
  let timer = start();
  let texts = [button.dataset.stopped, button.dataset.resume];
  button.hidden = false;
  button.onclick = () => {
    timer = timer ? clearTimeout(timer) : start();
    const shown = [status.textContent, button.textContent];
    [status.textContent, button.textContent] = texts;
    texts = shown;
  };
});
