/**
 * A new command id, one for each intent. `crypto.randomUUID` would need HTTPS, which a display in a restaurant's own network may not have.
 *
 * @returns {string}
 */
export const newCommandId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
