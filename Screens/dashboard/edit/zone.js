export { dayAfter, localOf } from '../../shell/zone.js'
