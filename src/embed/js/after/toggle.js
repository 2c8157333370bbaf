// "Read" at the end of a row says to the eyes what the title of the row says to everybody. It is pressed with the
// mouse, and the focus stays on the title: elsewhere a screen reader would not say where it is.

export const createToggle = ({ root, listen }) => {
  const toggle = target => target.closest?.('.list .toggle');
  listen(root, 'mousedown', event => toggle(event.target) && event.preventDefault());
  listen(root, 'click', ({ target }) => {
    toggle(target)?.closest('[data-n]').querySelector('.incident-title').focus({ preventScroll: true });
  });
};
