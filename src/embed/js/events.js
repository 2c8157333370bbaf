// The loader's own failures. Each is told once: as an event for programs, in the console for whoever can fix it.

/** An error with one of the public codes of `itl:error`. */
export const failure = (code, message) => Object.assign(new Error(message), { code });

/** Tells listeners on `target`, and everything above it, that something failed. */
export const tell = (target, code, message) =>
  target.dispatchEvent(
    new CustomEvent('itl:error', { bubbles: true, composed: true, detail: { code, message } }),
  );

/** The same, for mistakes that the site's owner can mend: those also stand in the console. */
export const complain = (target, code, message) => {
  console.error(`incident-timeline: ${message}`);
  tell(target, code, message);
};
