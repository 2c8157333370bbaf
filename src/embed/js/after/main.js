// What comes after the first view: hands on the timeline, addresses, search, figures, files, paper, rows that stay.
// Fetched when the timeline is on screen and nothing else happens. It works on the element's public contract and on the
// names that the drawn parts carry.
import { withTexts } from '../texts.js';
import { createAddress } from './address.js';
import { createCard } from './card.js';
import { createDays } from './days.js';
import { createFiles } from './files.js';
import { createFresh } from './fresh.js';
import { createGlide } from './glide.js';
import { createHands } from './hands.js';
import { createHold } from './hold.js';
import { createOlder } from './older.js';
import { createOverview } from './overview.js';
import { createPaper } from './paper.js';
import { createSearch } from './search.js';
import { createStay } from './stay.js';
import { createSteps } from './steps.js';
import { createToggle } from './toggle.js';

/* global ITL_AFTER_CSS */
export const css = ITL_AFTER_CSS;

/**
 * Serves one element, and begins anew when the attributes change that set its names in the page's address. `ask(name)`
 * promises a function of the story's binary. Answers with what ends all of this.
 */
export const follow = parts => {
  const names = () => ['deep-link', 'prefix'].map(name => parts.host.getAttribute(name)).join();
  let { end, address } = attach(parts);
  let before = names();
  const observer = new MutationObserver(() => {
    const now = names();
    if (now === before) return;
    before = now;
    const said = address.leave();
    end();
    parts.root.querySelector('.tools')?.replaceChildren();
    ({ end, address } = attach(parts, said));
  });
  observer.observe(parts.host, { attributeFilter: ['deep-link', 'prefix'] });
  return () => {
    observer.disconnect();
    end();
  };
};

/** The same, with the names as they are now; `said` is what those before said. */
const attach = ({ host, shadow, root, widget, ask }, said) => {
  const abort = new AbortController();
  const { signal } = abort;
  const listen = (target, name, act, options) => target.addEventListener(name, act, { signal, ...options });

  /** Calls a function of the story's binary with the feed as it stands, and `id` as the incident that it is about. */
  const call = (name, place, more = [], id = '') =>
    ask(name).then(act => {
      if (signal.aborted) return undefined;
      // `how` begins with the id of the incident, which `given` leaves empty.
      const [texts, how] = widget.given();
      return withTexts(texts, given => act(...(place ? [place] : []), given, id + how, ...more));
    });

  const parts = { host, shadow, root, widget, call, listen, signal };
  const address = createAddress(parts, said);
  const search = createSearch(parts, address);
  const glide = createGlide(parts);
  const hands = createHands(parts, glide);
  createOverview(parts, glide);
  createDays(parts, search, glide);
  createSteps(parts);
  createCard(parts);
  createFiles(parts, address, ask);
  // For readers who save data the story's binary is fetched only when something needs it.
  const saves = navigator.connection?.saveData;
  if (!saves) createPaper(parts, ask);
  createToggle(parts);
  createFresh(parts);
  createStay(parts);
  createHold(parts);
  const older = createOlder(parts);
  address.begin(search);

  /** A button in place of the search: pressed, it fetches what the search needs. */
  const offer = place => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'control offer';
    button.textContent = 'Search, figures, files';
    button.onclick = () => draw(place).then(() => place.querySelector('[data-words], .offer')?.focus());
    place.replaceChildren(button);
  };
  const draw = place => search.draw(place).catch(() => offer(place));

  // The widget is drawn anew with every feed: what stands in it is put back.
  const settle = () => {
    hands.settle();
    older.settle();
    const place = root.querySelector('.tools');
    if (!place || place.firstElementChild) return;
    if (saves && search.isEmpty()) offer(place);
    else draw(place);
  };
  // The level of its headings is drawn with it.
  const leveled = new MutationObserver(() => {
    const place = root.querySelector('.tools');
    if (place?.querySelector('.search')) draw(place);
  });
  leveled.observe(host, { attributeFilter: ['heading-level'] });
  const observer = new MutationObserver(settle);
  observer.observe(root, { childList: true });
  const section = root.querySelector('[part~="root"]');
  if (section) observer.observe(section, { childList: true });
  signal.addEventListener('abort', () => [observer, leveled].forEach(one => one.disconnect()));
  settle();
  return { end: () => abort.abort(), address };
};
