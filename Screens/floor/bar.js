import { isSeated } from '../live/room.js'
import { html } from '../shell/html.js'
import { t } from '../shell/words.js'
import { CallsButton } from './calls/calls.js'
import { DutyWarning } from './duty/duty.js'
import { NoticesButton } from './notices/notices.js'
import { ReadyButton } from './notices/ready.js'
import { ReservationsButton } from './reservations/list.js'

/** How full it is, and what asks for a person. @param {{ floor: import('./floor.js').Floor }} props */
export function Bar({ floor }) {
  const tables = floor.room.tables.all()
  const seated = tables.filter(isSeated)
  const due = seated.reduce((sum, { id, mergedInto }) => sum + (mergedInto ? 0 : floor.dueOf(id)), 0)
  return html`<h1 class="visually-hidden">${t('floor')}</h1>
    <p class="figures roomy-only"><b>${t('seatedOf', { seated: seated.length, tables: tables.length })}</b>
      <span class="wide-only"> · ${t('openAmount', { amount: floor.format.roundMoney(due) })}</span></p>
    <${CallsButton} floor=${floor} /><${ReadyButton} floor=${floor} /><${ReservationsButton} floor=${floor} />
      <${NoticesButton} floor=${floor} /><${DutyWarning} floor=${floor} />`
}
