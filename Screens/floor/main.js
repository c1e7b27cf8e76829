import { isSeated } from '../live/room.js'
import { keepAwake } from '../shell/awake.js'
import { html } from '../shell/html.js'
import { Lazy } from '../shell/lazy.js'
import { openPage } from '../shell/page.js'
import { factsOf } from '../shell/savedView.js'
import { Attention } from './attention.js'
import { Bar } from './bar.js'
import { may } from './may.js'
import { DutyMenu } from './duty/duty.js'
import { Floor } from './floor.js'
import { tellNotices } from './notices/notices.js'
import { ringWhenReady } from './notices/ready.js'
import { LineForm } from './order/lineForm.js'
import { Picker } from './order/picker.js'
import { Panel, loadBill } from './panel.js'
import { partyOf } from './party.js'
import { PlanView } from './plan/view.js'
import { isAdding, selection } from './selection.js'
import { followShifts } from './shift/changes.js'

const loadShift = () => import('./shift/menu.js')

/** The plan or the dishes, and beside it the panel of whom is selected. @param {{ floor: Floor }} props */
function Main({ floor }) {
  const party = selection.value && partyOf(floor, selection.value)
  const picks = party && isAdding.value && may(floor.user, 'takeOrders') && (!party.table || isSeated(party.table))
  return html`<div class=${`floor ${party ? 'with-panel' : ''} ${picks ? 'picking' : ''}`}>
    <section class="floor-main">${picks
      ? html`<${Picker} floor=${floor} party=${party.key} name=${party.name} guests=${party.table ? party.guests : null}
        whose=${party.whose} orderId=${party.openOrderId} />`
      : html`<${PlanView} floor=${floor} />`}</section>
    ${party ? html`<${Panel} key=${party.key} floor=${floor} party=${party} />` : html`<${Attention} floor=${floor} />`}
    <${LineForm} />
  </div>`
}

openPage({
  hub: 'floor',
  fits: ['waiter', 'cashier', 'manager', 'admin'],
  open: context => {
    const floor = new Floor(context)
    ringWhenReady(floor)
    tellNotices(floor)
    followShifts(context)
    keepAwake()
    context.screen.on('snapshot', () => { loadBill().catch(() => {}) })
    return {
      Bar: () => html`<${Bar} floor=${floor} />`,
      Main: () => html`<${Main} floor=${floor} />`,
      Menu: () => html`<${DutyMenu} floor=${floor} />
        <${Lazy} load=${loadShift} name="ShiftMenu" props=${{ context }} />`,
      facts: { take: () => factsOf(floor.room), put: snapshot => floor.room.replace(snapshot) },
    }
  },
})
