// What a browser does when this site has died, as a service worker: if neither the page nor a small file of the site can be had, and
// another site of the pool answers, the navigation goes on there. Nothing else is touched and nothing is kept. It is served without these
// comments and most spaces, so every statement ends with a semicolon; its arguments stand behind it:
//
// own: finds markers, and what belongs to them, in a path and query
// sign: the parameter that says from which site a client comes
// after: how many milliseconds a page may take until the site is asked whether it lives, and how many it then has to say so
// page, end: what a form that failed shows before and after an address, in the language of who asked for this
// pool, others: the origins of the Pool Name, and of the next sites
((own, sign, after, page, end, pool, ...others) => {
  // The origin, once anything answers there; the site's own is empty.
  const ask = (origin, limit = after) => fetch(
    origin + '/.well-known/distrib/register.js',
    { mode: 'no-cors', cache: 'no-store', signal: AbortSignal.timeout(limit) }
  ).then(() => origin);
  const isGone = () => ask('').then(() => false, () => true);

  // The Pool Name, unless the browser still keeps the dead site's address for it; else the first site that answers.
  const living = () => ask(pool, 1000).catch(() => Promise.any(others.map(other => ask(other))));

  // The page, however slow, while the site answers anything; else the way to another site, once a minute: the address shows the last one
  // in this tab, the worker remembers those of this page. A form is not sent twice.
  const handed = {};
  const answer = async (request, loaded) => {
    let isOpen = true;
    const gone = loaded.catch(isGone).finally(() => isOpen = false);
    const watch = async () => {
      do await new Promise(done => setTimeout(done, after));
      while (isOpen && !await isGone());
      return isOpen || gone;
    };
    if (await Promise.race([gone, watch()]) !== true) return loaded;
    const isForm = request.method != 'GET';
    const { pathname, search } = new URL(isForm ? request.referrer || '/' : request.url, location);
    const address = (pathname + search).replace(own, '');
    const last = /-moved=[^&]*~(\d+)/.exec(search)?.[1] ?? handed[address];
    const origin = Date.now() - last < 60000 || await living().catch(() => true);
    if (origin === true) return loaded;
    handed[address] = Date.now();
    const link = origin + address + (address.includes('?') ? '&' : '?') + sign + Date.now();
    return isForm
      ? new Response(page + link.replace(/&/g, '&amp;') + end, { headers: { 'Content-Type': 'text/html' } })
      : Response.redirect(link);
  };

  const load = async ({ request, preloadResponse }) => await preloadResponse || fetch(request);
  addEventListener('fetch', event => {
    if (event.request.destination == 'document') event.respondWith(answer(event.request, load(event)));
  });

  // Not where an application's own worker has imported this.
  if (location.pathname.endsWith('/distrib/worker.js')) {
    skipWaiting();
    addEventListener('activate', event => event.waitUntil(registration.navigationPreload?.enable()));
  }
})
