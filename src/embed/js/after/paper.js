// Paper: before the page is printed every story is drawn in full, and goes again afterwards.

/** A text in one piece, if it is at hand: the browser does not wait for a `Blob`, and prints what is on the screen. */
const inOne = ([number, text, ...more]) => [number, text.subarray || text.stream ? text : text.slice(0, text.length), ...more];

export const createPaper = ({ root, widget, listen }, ask) => {
  let draw;
  let sheet;
  ask('paper').then(
    paper => (draw = paper),
    () => {
      // What is on the screen is printed then.
    },
  );

  const away = () => {
    sheet?.parentElement?.classList.remove('on-paper');
    sheet?.remove();
    sheet = undefined;
  };

  listen(window, 'beforeprint', () => {
    const section = root.querySelector('[part~="root"]');
    if (!draw || !section || sheet) return;
    sheet = document.createElement('div');
    sheet.className = 'paper';
    sheet.setAttribute('part', 'paper');
    try {
      const [texts, how] = widget.given();
      if (!draw(sheet, texts.map(inOne), how)) throw new Error('nothing to print');
      section.append(sheet);
      section.classList.add('on-paper');
    } catch {
      away();
    }
  });
  listen(window, 'afterprint', away);
};
