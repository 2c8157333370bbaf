// Which attributes of the element are the widget's own.

// The widget notes what it does not know, and so a spelling mistake is found: but only where the mistake is not in how the
// name begins. HTML, frameworks and managers of tags leave marks of many names behind, which are nothing to tell a company's
// customers about. None of them may begin like these, and `on…` must never be copied: it is a Trusted Types sink.
const OTHERS =
  /:|^(?!assume)([^cdfhklmnprstv]|cat|cf|class|conte|cook|[dh][^e]|n[^o]|no-|[pv][^ir]|r[^ae]|s[^cer]|t[^ahio]|ta[^r]|tit)/;

export const forwarded = name => !OTHERS.test(name);

/** The widget's attributes, flat: name, value, name, value, … */
export const attributesOf = host =>
  [...host.attributes].flatMap(({ name, value }) => (forwarded(name) ? [name, value] : []));
