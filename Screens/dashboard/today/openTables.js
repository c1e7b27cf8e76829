import { isSeated } from '../../live/room.js'
import { html } from '../../shell/html.js'
import { now } from '../../shell/now.js'
import { t } from '../../shell/words.js'
import { addressOf } from '../frame/sections.js'
import { Card } from '../parts/card.js'
import { DataTable } from '../parts/dataTable.js'
import { tableName } from '../parts/place.js'

/** @typedef {import('../model/dashboard.js').Dashboard} Dashboard */

/** The tables with guests. Their waiters and what they ordered come with no message. @param {{ dashboard: Dashboard }} props */
export function OpenTables({ dashboard }) {
  const { room, format } = dashboard
  const waiters = new Map(dashboard.tables.value.value?.map(({ id, waiterName }) => [id, waiterName]))
  const bills = room.bills.all()
  const seated = room.tables.all().filter(table => isSeated(table) && table.mergedInto === null)
  return html`<${Card} title=${t('openTables')} note=${t('seatedTables', { count: seated.length })}><div class="steady"><${DataTable}
    label=${t('openTables')} empty=${t('noOpenTables')}
    columns=${[{ name: t('table') }, { name: t('guests') }, { name: t('waiter'), isText: true },
      { name: t('seatedFor') }, { name: t('openDue') }]}
    rows=${seated.map(table => {
      const { id, number, name, status, guests } = table
      const own = bills.filter(bill => bill.tableId === id && bill.status !== 'void'), due = own.reduce((sum, bill) => sum + bill.due, 0)
      const from = room.seatedAt(table)
      return {
        key: id, href: addressOf('orders', { table: id }),
        cells: [html`${tableName({ name, number })}${status === 'awaitingPayment' && due > 0
          && html` <span class="badge warn">${t('awaitingPayment')}</span>`}`,
          guests === null ? '–' : format.number(guests), waiters.get(id) ?? '–', from !== null ? html`<${Age} from=${from} />` : '–',
          own.length === 0 ? '–' : due === 0 ? html`✓ ${t('bill.paid')}` : format.money(due)],
      }
    })} /></div></${Card}>`
}

/** @param {{ from: number }} props */
const Age = ({ from }) => html`${t('minutes', { count: Math.max(0, Math.floor((now.value - from) / 60_000)) })}`
