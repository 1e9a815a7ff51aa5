// What a page includes. Where there can be no worker, nothing happens.
navigator.serviceWorker?.register('/.well-known/distrib/worker.js', { scope: '/' }).catch(() => {});
