// A story that is open when other data come is told anew. What of it is as it was stays the same nodes: nothing goes that a
// reader has selected in it.

/** Puts nodes of before in the place of those that say the same now. */
const merge = (now, before) => {
  if (now.isEqualNode(before)) return now.replaceWith(before);
  const old = [...before.childNodes];
  [...now.childNodes].forEach((node, n) => old[n] && merge(node, old[n]));
};

export const createUnchanged = ({ host, shadow, root, listen, signal }) => {
  const open = () => root.querySelector('[part~="story"]');
  const isLoading = story => story.querySelector('.loading');
  let observer;

  const watch = story => {
    const { incident } = story.dataset;
    const before = [...story.childNodes];
    const selected = getSelection().getComposedRanges?.({ shadowRoots: [shadow] })[0];
    const ends = [selected?.startContainer, selected?.endContainer];
    const isIn = ends.every(end => story.contains(end));
    const select = () => {
      if (!isIn || !ends.every(end => end.isConnected)) return;
      getSelection().setBaseAndExtent(ends[0], selected.startOffset, ends[1], selected.endOffset);
    };
    observer = new MutationObserver(() => {
      const now = open();
      if (now?.dataset.incident !== incident) observer.disconnect();
      else if (now.firstChild === before[0]) return;
      // Until it is told, it is there as it was.
      else if (isLoading(now)) now.replaceChildren(...before);
      else {
        observer.disconnect();
        [...now.childNodes].forEach((node, n) => before[n] && merge(node, before[n]));
      }
      select();
    });
    observer.observe(root, { childList: true, subtree: true });
  };

  // The event comes before the widget is drawn anew.
  listen(host, 'itl:data', ({ target }) => {
    const story = target === host && open();
    if (story && !isLoading(story)) {
      observer?.disconnect();
      watch(story);
    }
  });
  signal.addEventListener('abort', () => observer?.disconnect());
};
