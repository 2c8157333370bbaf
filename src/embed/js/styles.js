// Style sheets as values. Adopted sheets need no permission from a page's policy; browsers without them (Safari before
// 16.4) get <style> elements, with the page's nonce where `nonce` passes it on.

const adopts = 'replaceSync' in CSSStyleSheet.prototype;

export const sheetOf = text => {
  const sheet = adopts ? new CSSStyleSheet() : document.createElement('style');
  if (adopts) sheet.replaceSync(text);
  else sheet.textContent = text;
  return sheet;
};

/** Puts `sheets` on `shadow` in this order, in place of those it wore before. */
export const wear = (shadow, sheets, nonce) => {
  if (adopts) {
    shadow.adoptedStyleSheets = sheets;
    return;
  }
  for (const old of shadow.querySelectorAll('style')) old.remove();
  for (const sheet of sheets) {
    const copy = sheet.cloneNode(true);
    copy.setAttribute('nonce', nonce);
    shadow.append(copy);
  }
};
