/**
 * The client of a RealtimeRestaurant: screens, commands, and the REST API. The rules that it follows are in docs/protocol.md of the server.
 *
 * @module
 */
export { ProblemError, UnansweredError } from './src/problem.js'
export { Rest } from './src/rest.js'
export { Screen } from './src/screen.js'
export { Session } from './src/session.js'
export { memoryStore } from './src/store.js'
export { newCommandId } from './src/ids.js'

/** @typedef {import('./generated/hubs.js').Hubs} Hubs */
/** @typedef {import('./generated/rest.js').Operations} Operations */
/** @typedef {import('./src/screen.js').ScreenState} ScreenState */
/** @typedef {import('./src/store.js').SessionStore} SessionStore */
/** @typedef {import('./src/retries.js').CommandOptions} CommandOptions */
