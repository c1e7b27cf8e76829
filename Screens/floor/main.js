import { html } from '../shell/html.js'
import { openPage } from '../shell/page.js'

openPage({ hub: 'floor', fits: ['waiter', 'cashier', 'manager', 'admin'], open: () => ({ Bar: () => html`<h1>Floor</h1>`, Main: () => null }) })
