import { keepAwake } from '../shell/awake.js'
import { html } from '../shell/html.js'
import { openPage } from '../shell/page.js'
import { factsOf } from '../shell/picture.js'
import { KitchenBar } from './bar.js'
import { Dialogs } from './dialogs/dialogs.js'
import { Display } from './display.js'
import { Foot } from './foot.js'
import { listenToKeys } from './keys.js'
import { SettingsMenu } from './settingsMenu.js'
import { Wall } from './wall.js'

openPage({
  hub: 'kitchen', fits: ['chef', 'manager', 'admin'], open: context => {
    const display = new Display(context)
    listenToKeys(display)
    keepAwake()
    return {
      Bar: () => html`<${KitchenBar} display=${display} />`,
      Main: () => html`<${Wall} display=${display} /><${Foot} display=${display} /><${Dialogs} display=${display} />`,
      Menu: () => html`<${SettingsMenu} display=${display} />`,
      hasMessages: true,
      facts: { take: () => factsOf(display.board), put: snapshot => display.board.replace(snapshot) },
    }
  },
})
