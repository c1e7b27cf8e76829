import { html } from '../shell/html.js'
import { openPage } from '../shell/page.js'
import { Bar } from './frame/bar.js'
import { Frame } from './frame/frame.js'
import { listenToKeys } from './frame/keys.js'
import { Dashboard } from './model/dashboard.js'

openPage({
  hub: 'dashboard',
  fits: ['manager', 'admin'],
  open: context => {
    const dashboard = new Dashboard(context)
    listenToKeys()
    return {
      Bar: () => html`<${Bar} dashboard=${dashboard} />`,
      Main: () => html`<${Frame} dashboard=${dashboard} />`,
      facts: dashboard.facts,
    }
  },
})
