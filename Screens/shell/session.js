import { Session } from '../client/index.js'

/** Where the server is: where the page came from, which may be under a path. */
export const server = new URL('.', document.baseURI).href

/**
 * The sign-in of a screen. Each screen on a device has its own, so a kitchen display stays a chef's when a waiter signs in beside it; tabs
 * of one screen share it.
 *
 * @param {string} screen
 */
export const sessionOf = screen => new Session({
  url: server,
  store: {
    getItem: key => localStorage.getItem(`${screen}.${key}`),
    setItem: (key, value) => localStorage.setItem(`${screen}.${key}`, value),
    removeItem: key => localStorage.removeItem(`${screen}.${key}`),
  },
})

/** @typedef {import('../../Clients/javascript/generated/rest.js').SessionUser} User */
/** @typedef {import('../../Clients/javascript/generated/rest.js').Restaurant} Restaurant */
/** @typedef {{ name: string, role: string, email: string, password: string }} DemoAccount */

/** The demo's accounts, which a host in Development has. @returns {Promise<DemoAccount[]>} */
export async function demoAccounts() {
  const response = await fetch(new URL('demo.json', server)).catch(() => null)
  return response?.ok ? response.json() : []
}
