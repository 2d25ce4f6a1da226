// The service worker: after one visit the site works without a network, until a new version is taken.
//
// `precache.mjs` bundles this and puts the list of all files in the place of `__WB_MANIFEST`. Every address is relative
// to where this script lies, so the site works in any folder.

import { clientsClaim } from 'workbox-core';
import { precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

// When a new version takes over, this drops the files that only the old one knew. Workbox's `cleanupOutdatedCaches` is
// for caches of its own older formats, and would take those of other folders of the host with them: it looks for our
// scope in their names, and `/` is in all.
precacheAndRoute(self.__WB_MANIFEST);

// The app's state is in the fragment, so the folder holds one page, which the precache answers. Any other address is
// led there: the page itself, shown in its place, would look for its files in the wrong folder.
registerRoute(new NavigationRoute(() => Response.redirect(self.registration.scope)));

// The page of the first visit was loaded without us, and should go on when the network goes.
clientsClaim();

// A new version waits until the reader agrees: half of the old page with half of the new files would break both.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') self.skipWaiting();
});
