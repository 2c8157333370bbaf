// The WebAssembly instance behind all elements of a page: fetched once, when the first of them needs it.
import { failure } from './events.js';
import { sheetOf } from './styles.js';

// File names and hashes of this build, put in by scripts/finish-dist.mjs.
/* global ITL_GLUE, ITL_WASM, ITL_WASM_HASH, ITL_CSS, ITL_CSS_HASH */

const PATIENCE_MS = 60_000;

// The smallest module there is. An instance of it shows whether the page's policy allows WebAssembly before 100 kB are
// fetched; Safari lets it be compiled even where the policy forbids it.
const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

const checkWebAssembly = () => {
  if (typeof WebAssembly !== 'object') {
    throw failure(
      'wasm-missing',
      'The timeline cannot run here: WebAssembly is off in this browser (Lockdown Mode?). ' +
        'Allow it, or use another browser.',
    );
  }
  try {
    new WebAssembly.Instance(new WebAssembly.Module(EMPTY_MODULE));
  } catch {
    throw failure(
      'wasm-blocked',
      'The timeline cannot run here: this page’s policy blocks WebAssembly. Its owner can add ' +
        '\'wasm-unsafe-eval\' to script-src.',
    );
  }
};

/** What `load` promises, or a failure if nothing has come for a minute; what is still under way is then cancelled. */
const inTime = load => {
  const abort = new AbortController();
  return new Promise((resolve, reject) => {
    // If everything has come by then, this changes nothing.
    setTimeout(() => {
      reject(new Error('no answer for a minute'));
      abort.abort();
    }, PATIENCE_MS);
    load(abort.signal).then(resolve, reject);
  });
};

export const createRuntime = base => {
  /** Fetches a file of the build. Attempt 0 may come from the cache; after a failure the cache is not trusted. */
  const file = async (name, integrity, [attempt, signal]) => {
    const response = await fetch(new URL(name, base).href, { integrity, signal, cache: attempt ? 'reload' : 'default' });
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
    return response;
  };

  /**
   * Imports a glue module and starts its WebAssembly. Each attempt has an address of its own: browsers remember a
   * module that failed to load, and a dead instance lives on in the module that made it.
   */
  const instantiate = async (glue, wasm, hash, trial) => {
    const response = file(wasm, hash, trial);
    const [module] = await Promise.all([import(new URL(glue + (trial[0] ? `?${trial[0]}` : ''), base)), response]);
    await module.default({ module_or_path: response });
    return module;
  };

  /** A loader that shares one promise, forgets it when it fails or is told to, and then makes a fresh attempt. */
  const once = load => {
    let attempts = 0;
    let shared;
    const forget = () => (shared = undefined);
    const get = () => {
      shared ??= inTime(signal => load([attempts++, signal])).catch(error => {
        forget();
        throw error.code
          ? error
          : failure('load-failed', `The timeline could not be loaded (${error.message}). Check the connection and try again.`);
      });
      return shared;
    };
    return { get, forget };
  };

  // Names of what comes later; the glue of the widget knows them.
  let parts;

  const story = once(trial => instantiate(...parts.story, trial));

  const foreign = once(trial => instantiate(...parts.foreign, trial));

  /** A script that comes later. */
  const script = name => once(([attempt]) => import(new URL(parts[name] + (attempt ? `?${attempt}` : ''), base)));

  const after = script('after');

  const net = script('net');

  const guess = script('guess');

  /** A function of another binary, which is fetched when it is first asked for. */
  const service = (binary, name) => async () => {
    const module = await binary.get();
    return (...given) => {
      try {
        return module[name](...given);
      } catch (error) {
        // A trap leaves the instance unusable: the next call gets a new one.
        binary.forget();
        throw error;
      }
    };
  };
  const services = {
    /** Draws a story, and a text of one in a file of its own: for the first story that opens. */
    story: service(story, 'story'),
    text: service(story, 'text'),
    /** What had to be repaired in a feed, unless the reader saves data; and what is wrong with one that is none. */
    notes: async () => (navigator.connection?.saveData ? undefined : service(story, 'notes')()),
    explain: service(story, 'explain'),
    /** Reads feeds that are not native. */
    convert: service(foreign, 'convert'),
    /** Knows the network as it is: for a feed that does not simply come. */
    net: async () => (await net.get()).conduct,
    /** Finds the feed of a page. */
    guess: async () => (await guess.get()).look,
  };

  const main = once(async trial => {
    checkWebAssembly();
    const coming = Promise.all([
      instantiate(ITL_GLUE, ITL_WASM, ITL_WASM_HASH, trial),
      file(ITL_CSS, ITL_CSS_HASH, trial).then(response => response.text()),
    ]);
    // The first date that a browser writes takes it 20 to 40 ms. It writes it while it waits anyway.
    Intl.DateTimeFormat();
    const [module, css] = await coming;

    parts = module.parts;
    const mourners = new Set();
    let dead;
    /** All elements of a dead instance hear of it, once; the next one that loads gets a new instance. */
    const die = message => {
      // Later faults of the dead instance must not end the new one.
      if (dead) return;
      dead = true;
      main.forget();
      // The story binary knows texts by number, and the new instance gives these numbers to other texts.
      story.forget();
      for (const mourn of mourners) mourn(message);
    };
    module.start(die);

    return {
      sheet: sheetOf(css),
      mount: (host, root, attributes, early) => module.mount(host, root, attributes, { ...services, early }),
      /** Calls `mourn` when the instance dies; answers with what ends that. */
      watch: mourn => {
        mourners.add(mourn);
        return () => mourners.delete(mourn);
      },
      die,
    };
  });

  return { get: main.get, after: after.get, story: name => service(story, name)() };
};
