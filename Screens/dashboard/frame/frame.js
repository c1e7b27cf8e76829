import { html } from '../../shell/html.js'
import { BillsView, OrdersView } from '../records/views.js'
import { NoticesView } from '../notices/view.js'
import { TodayView } from '../today/view.js'
import { KeyHelp } from './keyHelp.js'
import { Lazy } from '../../shell/lazy.js'
import { Navigation } from './navigation.js'
import { isEditing, section } from './sections.js'

/** @typedef {import('../model/dashboard.js').Dashboard} Dashboard */

const loadPeriod = () => import('../period/view.js')
const loadEditing = () => import('../edit/section.js')

const views = { today: TodayView, orders: OrdersView, bills: BillsView, notices: NoticesView }

/** The sections beside what is open. @param {{ dashboard: Dashboard }} props */
export function Frame({ dashboard }) {
  return html`<div class="dash"><${Navigation} dashboard=${dashboard} />
    <div class="dash-main"><${Open} dashboard=${dashboard} /></div><${KeyHelp} /></div>`
}

/** @param {{ dashboard: Dashboard }} props */
function Open({ dashboard }) {
  const id = section.value
  if (id === 'period') return html`<${Lazy} key=${id} load=${loadPeriod} name="PeriodView" props=${{ dashboard }} />`
  if (isEditing(id)) {
    const { context, room } = dashboard
    return html`<${Lazy} key="edit" load=${loadEditing} name="EditSection" props=${{ context, room, section: id }} />`
  }
  return html`<${views[id]} key=${id} dashboard=${dashboard} />`
}
