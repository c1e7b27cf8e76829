import { html } from '../../shell/html.js'
import { AlertsDialog } from './alerts.js'
import { AllDayDialog } from './allDay.js'
import { AvailabilityDialog } from './availability.js'
import { DoneDialog } from './done.js'
import { PartDialog } from './part.js'
import { StationsDialog } from './stations.js'

const DIALOGS = { stations: StationsDialog, allDay: AllDayDialog, availability: AvailabilityDialog, alerts: AlertsDialog, done: DoneDialog }

/** The dialog that is open. @param {{ display: import('../display.js').Display }} props */
export function Dialogs({ display }) {
  const { dialog, parting } = display
  if (parting.value) return html`<${PartDialog} display=${display} onClose=${() => { parting.value = null }} />`
  return dialog.value && html`<${DIALOGS[dialog.value]} display=${display} onClose=${() => { dialog.value = null }} />`
}
