import { useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { may } from '../may.js'
import { isAdding } from '../selection.js'
import { NoteText } from './details.js'
import { DraftList } from './draftList.js'
import { OrderLine } from './line.js'
import { LineSheet } from './lineSheet.js'
import { OrderSheet } from './orderSheet.js'
import { AddButton } from './picker.js'
import { SendButton } from './send.js'
import { serve } from './serve.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('../floor.js').Order} Order */
/** @typedef {import('../floor.js').OrderItem} OrderItem */

/**
 * What a party ordered, by order and course, with what is not sent yet at the end.
 *
 * @param {{ floor: Floor, party: string, name: string, orders: Order[], guests: number | null, whose: any, orderId: string | null }} props
 */
export function OrderTab({ floor, party, name, orders, guests, whose, orderId }) {
  const [sheet, setSheet] = useState(/** @type {{ order: string, item: string | null } | null} */ (null))
  const ready = orders.flatMap(order => order.items.filter(item => item.status === 'ready' && !floor.sent(item.id)).map(item =>
    ({ order, item })))
  const order = sheet && orders.find(({ id }) => id === sheet.order)
  const item = sheet?.item && order?.items.find(({ id }) => id === sheet.item)
  const draft = floor.drafts.countOf(party)
  const isEmpty = orders.length === 0 && draft === 0 && floor.drafts.sending(party).length === 0
  const plates = may(floor.user, 'serve') ? ready.reduce((sum, one) => sum + one.item.quantity, 0) : 0
  return html`<div class="panel-body orders">
      ${isEmpty && !isAdding.value && html`<p class="empty">${t(may(floor.user, 'takeOrders') ? 'noOrders' : 'noOrdersYet')}</p>`}
      ${orders.map(one => html`<${OneOrder} key=${one.id} floor=${floor} order=${one}
        open=${(/** @type {string | null} */ id) => setSheet({ order: one.id, item: id })} />`)}
      <${DraftList} floor=${floor} party=${party} guests=${guests} />
    </div>
    <div class="panel-foot">
      ${!isAdding.value && html`<${AddButton} user=${floor.user} isPrimary=${draft === 0 && plates === 0} />`}
      ${plates > 0 && html`<button class=${`button ${draft === 0 ? 'primary' : ''}`} onClick=${() => serve(floor, name, ready)}>
        ${t('serve', { count: plates })}</button>`}
      <${SendButton} floor=${floor} party=${party} name=${name} whose=${whose} orderId=${orderId} />
    </div>
    ${order && item && html`<${LineSheet} floor=${floor} order=${order} item=${item} onClose=${() => setSheet(null)} />`}
    ${order && !item && sheet?.item === null && html`<${OrderSheet} floor=${floor} order=${order} onClose=${() => setSheet(null)} />`}`
}

/** @param {{ floor: Floor, order: Order, open: (item: string | null) => void }} props */
function OneOrder({ floor, order, open }) {
  const courses = [...new Set(order.items.map(({ course }) => course))].sort((a, b) => a - b)
  return html`<section class="order" aria-label=${t('orderNumber', { number: order.number })}>
    <div class="order-head"><h3>${t('orderNumber', { number: order.number })}</h3><span class="small soft">
      ${floor.format.time(order.placedAt)}</span>
      ${order.rush > 0 && html`<span class="badge warn">${t('rushLevel', { level: order.rush })}</span>`}
      ${order.status === 'cancelled' && html`<span class="badge">${t('item.cancelled')}</span>`}
      <button class="button quiet" aria-haspopup="dialog" aria-label=${t('orderActions', { number: order.number })}
        onClick=${() => open(null)}>⋯</button></div>
    ${order.note && html`<p><${NoteText} text=${order.note} /></p>`}
    ${courses.map(course => html`<${Course} key=${course} floor=${floor} order=${order} course=${course} isOnly=${courses.length === 1}
      open=${open} />`)}
  </section>`
}

/** @param {{ floor: Floor, order: Order, course: number, isOnly: boolean, open: (item: string) => void }} props */
function Course({ floor, order, course, isOnly, open }) {
  const items = order.items.filter(item => item.course === course)
  const isHeld = items.some(({ status }) => status === 'held')
  const subject = `fire ${order.id} ${course}`
  const isSent = floor.sent(subject) !== undefined
  const fire = () => floor.request('fireCourse', { path: { orderId: order.id }, body: { course } },
    t('did.fire', { number: course, name: floor.orderName(order) }), subject)
  return html`<div class="course">
    ${(!isOnly || isHeld) && html`<div class="course-head"><h4>
      ${t('courseNumber', { number: course })}${isHeld && html` · ${t('item.held')}`}</h4>
      ${isHeld && may(floor.user, 'serve') && html`<button class=${`button ${isSent ? 'sent' : ''}`} disabled=${isSent} onClick=${fire}>
        ${isSent ? t('onItsWay') : t('fire')}</button>`}</div>`}
    <ul>${items.map(item => html`<li key=${item.id}>
      <${OrderLine} floor=${floor} order=${order} item=${item} onOpen=${() => open(item.id)} /></li>`)}</ul></div>`
}
