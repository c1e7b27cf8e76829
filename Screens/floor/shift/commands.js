import { t } from '../../shell/words.js'

/** @typedef {import('../../../Clients/javascript/generated/rest.js').Shift} Shift */
/** @typedef {import('../../../Clients/javascript/generated/rest.js').CashEntryKind} CashEntryKind */

/**
 * What can be done with the shift of a drawer; each resolves to the shift as it is then.
 *
 * @param {import('../bill/commands.js').Context} context
 */
export function commandsOf({ outbox, format }) {
  /** @param {string} name @param {object} input @param {string} label @param {string} subject */
  const give = (name, input, label, subject) => outbox.give({ over: 'rest', name, input, label, subject })
  return {
    /** @param {string} drawer @param {number} float */
    open: (drawer, float) => give('openShift', { body: { drawer, float } }, `${t('shift.open')}: ${drawer}`, 'shift'),
    /** @param {Shift} shift @param {{ kind: CashEntryKind, amount?: number, reason: string }} body */
    move: ({ id, drawer }, body) => give('moveCash', { path: { shiftId: id }, body },
      `${drawer}: ${t(`shift.kind.${body.kind}`)} ${body.amount ? format.money(body.amount) : ''}`, id),
    /** @param {Shift} shift */
    count: ({ id, drawer }) => give('countShift', { path: { shiftId: id } }, `${drawer}: ${t('shift.count')}`, id),
    /** @param {Shift} shift @param {{ counted: number, reason?: string }} body */
    close: ({ id, drawer }, body) => give('closeShift', { path: { shiftId: id }, body }, `${drawer}: ${t('shift.close')}`, id),
  }
}
