// What an element carries, in one call: each crossing from WebAssembly costs more than what it carries.

/**
 * `changes` are name, value, name, value, … with a zero byte after each. The first letter of a name says what it is: an
 * attribute to set or to remove, or a property of the style, which an empty value removes. `t` is the text, where the
 * element holds nothing else.
 */
export const dress = (element, changes) => {
  const list = changes.split('\0');
  for (let at = 1; at < list.length; at += 2) {
    const name = list[at - 1].slice(1);
    const kind = list[at - 1][0];
    if (kind === 's') element.style.setProperty(name, list[at]);
    else if (kind === 't') element.firstChild ? (element.firstChild.data = list[at]) : (element.textContent = list[at]);
    else if (kind === 'a') element.setAttribute(name, list[at]);
    else element.removeAttribute(name);
  }
};
