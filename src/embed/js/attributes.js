// Which attributes of the element are the widget's own.

// HTML's global attributes and the marks that frameworks leave behind mean nothing to the widget. Every other name goes
// through, known or not: the widget notes the ones it does not know, and a spelling mistake is found that way.
// `lang` is both global and the widget's; `on…` must never be copied, it is a Trusted Types sink.
const GLOBAL = new RegExp(
  '^(?:' +
    'on.*|aria-.*|data-.*|ng-.*|item.*|[_@.].*|.*:.*|' +
    'access-?key|anchor|auto[cf].*|class|contente.*|dir|draggable|enter.*|exportparts|' +
    'hidden|id|inert|inputmode|is|part|popover|role|slot|spellcheck|style|tabindex|title|translate|writing.*' +
    ')$',
);

export const forwarded = name => !GLOBAL.test(name);

/** The widget's attributes, flat: name, value, name, value. */
export const attributesOf = host =>
  [...host.attributes].flatMap(({ name, value }) => (forwarded(name) ? [name, value] : []));
