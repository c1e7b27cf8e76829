import { html } from '../../shell/html.js'
import { knownOf } from './known.js'
import { MenuSection } from './menu/section.js'
import { ReservationsSection } from './reservations/section.js'
import { SettingsSection } from './settings/section.js'
import { StaffSection } from './staff/section.js'
import { TablesSection } from './tables/section.js'

const sections = {
  menu: MenuSection, tables: TablesSection, staff: StaffSection, reservations: ReservationsSection, settings: SettingsSection,
}

/**
 * One of the editing pages of the dashboard.
 *
 * @param {{ context: import('./known.js').Context, room: import('./known.js').Room, section: keyof typeof sections }} props
 */
export function EditSection({ context, room, section }) {
  return html`<${sections[section]} key=${section} known=${knownOf(context, room)} />`
}
