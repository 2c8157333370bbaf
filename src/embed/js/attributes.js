// Which attributes of the element are the widget's own.

// The widget notes what it does not know, and so a spelling mistake is found: but only where the name begins like one
// of its own (src/ui/attributes.rs). HTML, frameworks and managers of tags leave marks of many names behind, which are
// nothing to tell a company's customers about; and `on…` must never be copied: it is a Trusted Types sink.
const OWN = /^(ass|cac|com|contr|cred|de[be]|fo|fr|he|inc|ki|la[bn]|li|lo|max|no[nw]|omi|pre|ra|refr|se|src|tar|th|tim|to$|vie)/;

export const forwarded = name => OWN.test(name);

/** The widget's attributes: name, value, name, value, … with a zero behind each, see src/parted.rs. */
export const attributesOf = host =>
  [...host.attributes].map(({ name, value }) => (forwarded(name) ? `${name}\0${value}\0` : '')).join('');
