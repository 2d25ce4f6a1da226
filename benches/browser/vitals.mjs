// What a reader on a slow machine and a slow line sees: Chromium's own emulation, the processor 4 times slower,
// 1.6 Mbit/s, 150 ms. Once with files compressed as static hosts do, once as they are.

import { launch } from '../../tests/browser/chromium.mjs';
import { hook } from '../../tests/browser/hooks.mjs';
import { dist } from '../../tests/browser/settings.mjs';
import { serve } from '../../tests/browser/static-server.mjs';
import { press } from './keys.mjs';
import { median, ms } from './numbers.mjs';

const ROUNDS = 3;
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOWER = 4;
const SITUATIONS = [
  { encoding: 'br', locale: 'zh-CN', label: 'with brotli' },
  { encoding: null, locale: 'zh-CN', label: 'uncompressed' },
  // The page arrives in Chinese and turns English when the program is there.
  { encoding: 'br', locale: 'en-GB', label: 'with brotli, in English' },
];
const GOALS = { lcp: 2500, cls: 0.02, inp: 200 };
const LIMIT = 180_000;

export async function measure() {
  const rows = [];
  for (const { encoding, locale, label } of SITUATIONS) {
    const host = await serve({ folder: dist, encoding });
    await host.warm();
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await journey(host, locale));
    await host.stop();
    rows.push(...table(rounds, label));
  }
  return { rows };
}

async function journey(host, locale) {
  const browser = await launch();
  try {
    const context = await browser.newContext({ locale, viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true });
    const page = await context.newPage();
    page.setDefaultTimeout(LIMIT);
    // Holds for the workers' requests too.
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', LINE);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(observe);
    await page.goto(host.url);
    await page.locator(hook('app-ready')).waitFor({ state: 'attached' });
    const readyAt = await page.evaluate(() => performance.now());
    await visit(page, session);
    return { readyAt, ...(await page.evaluate(() => window.vitals())) };
  } finally {
    await browser.close();
  }
}

/** A reader's way through the app, by real input events. */
async function visit(page, session) {
  const settle = () => page.waitForTimeout(900);
  const tap = async (hooked) => {
    await page.locator(hook(hooked)).first().tap();
    await settle();
  };
  const type = async (text) => {
    await press(page, session, text, 150);
    await settle();
  };
  await tap('search-input');
  await type('社会保险');
  await page.locator(hook('hit')).first().waitFor();
  await page.keyboard.press('Escape');
  await type('1');
  await page.mouse.wheel(0, 4000);
  await settle();
  await tap('hit');
  await page.locator(hook('line')).first().waitFor();
  await page.mouse.wheel(0, 3000);
  await settle();
  await page.goBack();
  await settle();
  await page.evaluate(() => {
    location.hash = '#/desk/segment?text=太原市人社局抓实社会保险经办工作';
  });
  await page.locator(`${hook('app-ready')}[data-dictionary=ready]`).waitFor({ state: 'attached' });
  await tap('token');
  await page.keyboard.press('Escape');
  await tap('segment-input');
  await type('晋源区无人机');
}

// Runs in the page, before anything else does.
function observe() {
  const seen = { lcp: 0, lcpElement: '', shifts: [], interactions: new Map() };
  const watch = (type, note, options) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...options });
  watch('largest-contentful-paint', (entry) => {
    seen.lcp = entry.startTime;
    seen.lcpElement = entry.element?.tagName;
  });
  watch('layout-shift', (entry) => {
    const sources = (entry.sources ?? []).map(({ node }) => node?.dataset?.testid || node?.className || node?.nodeName);
    if (!entry.hadRecentInput) seen.shifts.push({ at: entry.startTime, value: entry.value, sources: sources.map(String) });
  });
  watch(
    'event',
    (entry) => {
      if (!entry.interactionId) return;
      const known = seen.interactions.get(entry.interactionId);
      if (!known || known.duration < entry.duration) seen.interactions.set(entry.interactionId, { name: entry.name, duration: entry.duration });
    },
    { durationThreshold: 16 },
  );
  window.vitals = () => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    const wasm = performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith('.wasm'));
    return {
      fcp: paint?.startTime,
      lcp: seen.lcp,
      lcpElement: seen.lcpElement,
      firstWasm: Math.min(...wasm.map((entry) => entry.responseEnd)),
      cls: largestWindow(seen.shifts),
      shifts: seen.shifts.sort((a, b) => b.value - a.value).slice(0, 3),
      interactions: [...seen.interactions.values()],
    };
  };

  // Cumulative layout shift as web.dev defines it: the worst window of at most 5 s, with gaps of less than 1 s.
  function largestWindow(shifts) {
    let [worst, sum, first, last] = [0, 0, 0, 0];
    for (const { at, value } of [...shifts].sort((a, b) => a.at - b.at)) {
      if (at - last > 1000 || at - first > 5000) [sum, first] = [0, at];
      [sum, last] = [sum + value, at];
      worst = Math.max(worst, sum);
    }
    return worst;
  }
}

function table(rounds, label) {
  const of = (name) => rounds.map((round) => round[name]);
  const inp = rounds.map(({ interactions }) => Math.max(0, ...interactions.map((one) => one.duration)));
  const slowest = rounds.flatMap(({ interactions }) => interactions).sort((a, b) => b.duration - a.duration)[0];
  const worstShift = rounds.flatMap(({ shifts }) => shifts).sort((a, b) => b.value - a.value)[0];
  const early = rounds.every(({ fcp, firstWasm }) => fcp < firstWasm);
  const row = (figure, goal, measured, met, beside = '') => ({ figure: `${figure}, ${label}`, goal, measured, met, beside });
  return [
    row('largest contentful paint', `≤ ${ms(GOALS.lcp)}`, ms(median(of('lcp'))), median(of('lcp')) <= GOALS.lcp, `first paint ${ms(median(of('fcp')))}; ready to search ${ms(median(of('readyAt')))}`),
    row('text painted before any wasm has arrived', 'yes', early ? 'yes' : 'no', early, `first wasm whole after ${ms(median(of('firstWasm')))}`),
    row('cumulative layout shift', `≤ ${GOALS.cls}`, median(of('cls')).toFixed(4), median(of('cls')) <= GOALS.cls, worstShift ? `largest: ${worstShift.value.toFixed(4)} by ${worstShift.sources.join(', ') || '?'}` : ''),
    row('interaction to next paint, the slowest', `≤ ${GOALS.inp} ms`, ms(median(inp)), median(inp) <= GOALS.inp, slowest ? `a ${slowest.name}, of ${rounds[0].interactions.length} interactions that took 16 ms or more` : ''),
  ];
}
