/**
 * The address of a path of the server, which may itself be served under a path, such as `https://example.com/restaurant`.
 *
 * @param {string} url @param {string} path
 */
export const address = (url, path) => new URL(url.replace(/\/+$/, '') + path)
