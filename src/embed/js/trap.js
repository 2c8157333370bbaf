// A fault in the WebAssembly is a trap, which comes out of whatever was called: the loader hears of it, whoever called.

let tell;
let dead;

/** To be called once, before anything else: `onTrap` gets a message. */
export const start = onTrap => (tell = onTrap);

// A debug build throws the words of a panic before it comes to the trap; a full stack is a RangeError.
const isFault = error =>
  error instanceof WebAssembly.RuntimeError || error instanceof RangeError || /^panicked at/.test(error?.message);

const guard =
  call =>
  (...given) => {
    // Timers may still call a dead instance. Its state is half changed, so nothing runs in it any more.
    if (dead) return undefined;
    try {
      return call(...given);
    } catch (error) {
      if (isFault(error)) {
        dead = true;
        tell?.(error.message);
      }
      throw error;
    }
  };

/** What an instance exports, each function guarded. scripts/finish-dist.mjs puts it into the glue. */
export const guarded = exports =>
  Object.fromEntries(Object.entries(exports).map(([name, it]) => [name, typeof it === 'function' ? guard(it) : it]));
