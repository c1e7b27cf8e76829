import { Room } from '../live/room.js'
import { html } from '../shell/html.js'
import { openPage } from '../shell/page.js'
import { Panel } from './panel.js'
import { selection } from './selection.js'
import { ShiftMenu } from './shift/menu.js'

openPage({
  hub: 'floor',
  fits: ['waiter', 'cashier', 'manager', 'admin'],
  open: context => {
    const room = new Room(context.screen)
    const shared = { context, room }
    return {
      Bar: () => html`<h1>Floor</h1>`,
      Main: () => html`<div class=${`floor ${selection.value ? 'with-panel' : ''}`}>
        <section class="floor-plan"><ul>${room.tables.all().map(table => html`<li key=${table.id}>
          <button class="button" onClick=${() => { selection.value = { tableId: table.id, orderId: null } }}>${table.number} ${table.status}</button></li>`)}</ul></section>
        ${selection.value && html`<${Panel} ...${shared} party=${selection.value} />`}
      </div>`,
      Menu: () => html`<${ShiftMenu} ...${shared} />`,
    }
  },
})
