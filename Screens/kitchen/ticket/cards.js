/** The elements of a ticket, one a column, or of an order at the pass. @param {string} id @returns {HTMLElement[]} */
export const cardsOf = id => [...document.querySelectorAll(`[data-ticket="${CSS.escape(id)}"], [data-order="${CSS.escape(id)}"]`)]
  .map(card => /** @type {HTMLElement} */ (card))

/** Whose card an element is. @param {Element | null} card */
export const idOf = card => card instanceof HTMLElement ? card.dataset.ticket ?? card.dataset.order ?? '' : ''
