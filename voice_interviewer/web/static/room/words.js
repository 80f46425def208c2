// The page's own sentences, in its language: the template holds them as data attributes of #words.

/**
 * @param {string} name
 * @param {Record<string, string | number>} [values] of the {names} in the sentence
 */
export function words(name, values = {}) {
  const text = element("words").dataset[name] ?? "";
  return text.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
}

/** An element that the template promises. @param {string} id */
export function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export function typed(id, kind) {
  const found = element(id);
  if (!(found instanceof kind)) throw new Error(`#${id} is no ${kind.name}`);
  return found;
}

/**
 * Show or hide.
 * @param {HTMLElement} shown
 * @param {string} text empty: hide
 */
export function say(shown, text) {
  shown.hidden = !text;
  if (shown.textContent !== text) shown.textContent = text;
}
