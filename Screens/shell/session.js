import { Session } from '../client/index.js'

/** Where the server is: where the page came from, which may be under a path. */
export const server = new URL('.', document.baseURI).href

/** What this device keeps of a host has the host's path before it: two hosts may share one name. @param {string} key */
export const keyOf = key => `${new URL(server).pathname}${key}`

/** Where the sign-in of a screen is kept. @param {string} screen @param {string} key */
const sessionKey = (screen, key) => keyOf(`${screen}.${key}`)

/**
 * The sign-in of a screen. Each screen on a device has its own, so a kitchen display stays a chef's when a waiter signs in beside it; tabs
 * of one screen share it.
 *
 * @param {string} screen
 */
export const sessionOf = screen => new Session({
  url: server,
  store: {
    getItem: key => localStorage.getItem(sessionKey(screen, key)),
    setItem: (key, value) => localStorage.setItem(sessionKey(screen, key), value),
    removeItem: key => localStorage.removeItem(sessionKey(screen, key)),
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

/**
 * Begins anew when another tab of this screen signs out, or goes on as another person or in another restaurant: this one would show the one
 * and act as the other.
 *
 * @param {import('../client/index.js').Session} session @param {User} user
 * @param {AbortSignal} signal Aborted when this tab itself begins anew.
 */
export function followOtherTabs(session, user, signal) {
  addEventListener('storage', async event => {
    if (!event.key?.startsWith(keyOf(''))) return
    const now = await session.user()
    if (signal.aborted) return
    if (now?.id !== user.id || now.restaurantId !== user.restaurantId) location.reload()
  }, { signal })
}
