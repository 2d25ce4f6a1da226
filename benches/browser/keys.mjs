// Typing by key events. Playwright puts characters that no keyboard has into a field without any, and what has no key
// event is no interaction to the browser's measures.

/** Types a text into the focused field; `session` is a CDP session of the page. */
export async function press(page, session, text, pause) {
  for (const key of text) {
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
    await page.waitForTimeout(pause);
  }
}
