// What a browser that still has the worker is given when it is turned off. An application's own worker that imports it stays.
if (location.pathname.endsWith('/distrib/worker.js')) {
  skipWaiting();
  addEventListener('activate', event => event.waitUntil(registration.unregister()));
}
