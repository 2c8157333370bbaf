// The only style the loader brings along: the element's box before the widget's own sheet is there, and after a
// failure.

const BOOT =
  ':host([hidden]),[hidden]{display:none!important}' +
  // Drawn and measured already, but out of sight: the page's own content stays until the timeline can take its place.
  '.wait{position:absolute;inset:0 0 auto;visibility:hidden}' +
  '.plain{font:16px/1.5 system-ui,sans-serif;max-width:70ch;text-align:start;overflow-wrap:anywhere}' +
  '.plain :is(p,ul,li){margin:0 0 12px;padding:0;list-style:none}' +
  '.plain :is(b,span){display:block}' +
  '.plain button{font:inherit;color:inherit;background:none;border:1px solid;border-radius:6px;padding:6px 14px}';

/**
 * The box. A height in px is kept to exactly, with scrolling inside. Otherwise a screenful is held free until the
 * content has come, so that what follows the element does not jump: but in a frame, which may itself be as high as what
 * is in it. Nothing here is `!important`: a page may place, size and hide the element by its own style. (The widget's
 * own sheet leaves the host alone and resets what is inside.)
 */
export const bootStyle = (height, reserved) => {
  const px = /^\s*\d+(\.\d+)?(px)?\s*$/.test(height) && parseFloat(height);
  const box = px
    ? `height:${px}px;overflow:auto`
    : reserved
      ? `min-height:${top === self ? 'max(640px,100svh)' : '640px'}`
      : '';
  // No wider than its place.
  return `:host{display:block;writing-mode:horizontal-tb;min-width:0;max-width:100%;contain:layout style;${box}}${BOOT}`;
};
