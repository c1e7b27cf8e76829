import { html } from '../../shell/html.js'

/**
 * @param {{ context: import('../../shell/page.js').Context<'floor'>, room: import('../../live/room.js').Room, tableId: string | null, orderId: string | null }} props
 *   Of a table, or of an order without one: the other is null.
 */
export function BillTab(props) {
  return html`<p hidden>${props.tableId}</p>`
}
