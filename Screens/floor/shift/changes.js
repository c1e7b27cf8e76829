import { signal } from '../../lib/signals.js'
import { say } from '../../shell/messages.js'
import { t } from '../../shell/words.js'

/** How often a shift was opened, counted or closed since the page was opened. */
export const shiftChanges = signal(0)

/**
 * Follows the shifts. A cash payment opens one by itself: the cashier is told.
 *
 * @param {import('../../shell/page.js').Context<'floor'>} context
 */
export function followShifts({ screen, user }) {
  screen.on('ShiftChanged', (/** @type {any} */ { shift }, /** @type {any} */ { by }) => {
    shiftChanges.value++
    if (shift.status === 'open' && shift.entries.length === 0 && by?.id === user.id) say(t('shift.isOpen', { drawer: shift.drawer }))
  })
}
