// The short journey in Firefox and in WebKitGTK.

import { openFirefox } from '../firefox.mjs';
import { shortJourney } from '../short-journey.mjs';
import { openWebKit } from '../webkit.mjs';

export const tests = {
  Firefox: (test) => shortJourney(test, openFirefox),
  WebKitGTK: (test) => shortJourney(test, openWebKit),
};
