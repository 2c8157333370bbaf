// From incident to incident without a keyboard: buttons that press the keys of the timeline.

export const createSteps = ({ root, listen }) => {
  const plot = () => root.querySelector('[part~="plot"]');
  const rest = () => plot()?.removeAttribute('data-stepped');
  const isStep = target => target.closest?.('[data-step]');

  listen(root, 'click', ({ target }) => {
    const key = isStep(target)?.dataset.step;
    const here = plot();
    if (!key || !here) return;
    // Its card is shown as long as nothing else is done.
    here.setAttribute('data-stepped', '');
    here.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
  });
  listen(document, 'pointerdown', event => isStep(event.composedPath()[0]) || rest());
  listen(root, 'focusout', ({ target }) => isStep(target) && rest());
};
