import { MenuBook } from './menu/book.js'
import { ReservationBook } from './reservations/book.js'
import { StaffBook } from './staff/book.js'
import { RetiredTables } from './tables/retired.js'
import { Changes } from './changes.js'
import { Drafts } from './draft.js'
import { Selection } from './editor.js'

/** @typedef {import('../../shell/page.js').Context<'dashboard'>} Context */
/** @typedef {import('../../live/room.js').Room} Room */

/**
 * What the editing pages know beyond the room, what is typed into them and what is open; it stays while the page does.
 *
 * @typedef {object} Known
 * @property {Context} context
 * @property {Room} room
 * @property {Drafts} drafts
 * @property {MenuBook} menu
 * @property {StaffBook} staff
 * @property {RetiredTables} retired
 * @property {ReservationBook} reservations
 * @property {Record<'menu' | 'tables' | 'staff' | 'reservations' | 'settings', Selection>} selections
 */

/** @type {WeakMap<object, Known>} */
const all = new WeakMap()

/** @param {Context} context @param {Room} room @returns {Known} */
export function knownOf(context, room) {
  const existing = all.get(context)
  if (existing) return existing
  /** @type {Known} */
  const known = {
    context, room, drafts: new Drafts(context.user, new Changes(context)), menu: new MenuBook(context), staff: new StaffBook(context),
    retired: new RetiredTables(context),
    reservations: new ReservationBook(context),
    selections: {
      menu: new Selection('menu'), tables: new Selection('tables'), staff: new Selection('staff'),
      reservations: new Selection('reservations'), settings: new Selection('settings'),
    },
  }
  all.set(context, known)
  return known
}

/**
 * A command of a form, which shows a refusal beside its fields.
 *
 * @param {Context} context
 * @param {string} name The operation.
 * @param {object} input
 * @param {string} label What the person did.
 * @param {string} [subject]
 */
export const command = (context, name, input, label, subject) =>
  context.outbox.give({ over: 'rest', name, input, label, subject, isQuiet: true })

/**
 * A command of a form that makes something new.
 *
 * @param {Context} context
 * @param {import('./draft.js').Draft} draft
 * @param {string} name The operation.
 * @param {object} body
 * @param {string} label What the person did.
 */
export const creation = (context, { commandId: id }, name, body, label) =>
  context.outbox.give({ id, over: 'rest', name, input: { body }, label, isQuiet: true })

/**
 * A command with a password in it: sent at once or not at all, as the outbox would keep it on the device.
 *
 * @param {() => Promise<any>} send
 * @returns {Promise<import('../../shell/outbox.js').Answer>}
 */
export async function secretly(send) {
  try {
    return { ok: true, result: await send() }
  } catch (fault) {
    return { ok: false, problem: /** @type {any} */ (fault).problem ?? { detail: /** @type {Error} */ (fault).message } }
  }
}
