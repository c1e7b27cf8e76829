export { Icon } from '../shell/icon.js'
