import { html } from '../../../shell/html.js'
import { t } from '../../../shell/words.js'

/** @typedef {import('../../../../Clients/javascript/generated/rest.js').OffReason} OffReason */

/**
 * Takes a dish, or an option of it, off the menu at once, and brings it back.
 *
 * @param {{ known: import('../known.js').Known, dishId: string, optionId?: string, isLong?: boolean,
 *   what: { name: string, available: boolean, reason: OffReason | null } }} props
 */
export function OffSwitch({ known, dishId, optionId, isLong = false, what: { name, available, reason } }) {
  const { outbox } = known.context
  const subject = `availability.${optionId ?? dishId}`
  const isSent = outbox.isSent(subject)
  const isOff = available === isSent
  const press = () => outbox.give({
    over: 'rest', subject, label: t(available ? 'edit.takeOff' : 'edit.bringOn', { what: name }), ...optionId
      ? { name: 'changeOption', input: { path: { menuItemId: dishId, optionId }, body: { available: !available } } }
      : { name: 'changeDish', input: { path: { menuItemId: dishId }, body: { available: !available } } },
  })
  // A dish whose time has not come is neither off nor on: only its schedule brings it.
  const isTimed = reason === 'schedule'
  const word = isTimed ? 'edit.notNow'
    : !isOff ? isLong ? 'edit.onMenu' : 'edit.on'
    : reason === 'auto' ? 'edit.soldOut'
    : isLong ? 'edit.offMenu' : 'edit.off'
  return html`<button type="button" class=${`button edit-off ${isSent ? 'sent' : ''}`} aria-pressed=${isOff && !isTimed}
    disabled=${isTimed || isSent}
    aria-label=${t(isOff ? 'edit.isOff' : 'edit.isOn', { what: name })} title=${t(isOff ? 'edit.bringOn' : 'edit.takeOff', { what: name })}
      onClick=${press}>
    ${t(word)}</button>`
}
