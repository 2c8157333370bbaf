// While something is held by mouse, finger or pen, the browser takes nothing else along.

/** `isHeld` says whether something is. */
export const createGrip = ({ root, listen }, isHeld) => {
  const refuse = event => isHeld() && event.preventDefault();
  // Selected words, or an element around.
  listen(document, 'dragstart', refuse, { capture: true });
  // WebKit begins to select on what may not be selected, and says so inside the shadow tree only.
  listen(root, 'selectstart', refuse);
};
