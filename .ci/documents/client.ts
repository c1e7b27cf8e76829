// A client on the types that openapi-typescript makes of the API document: it has to compile.
import type { components, operations, paths } from './openapi'

type Order = components['schemas']['Order']
type Place = paths['/api/orders']['post']

const body: Place['requestBody']['content']['application/json'] = { tableId: 'tbl_7', items: [{ menuItemId: 'dish_espresso', quantity: 2 }] }
const status = (order: Order): components['schemas']['OrderStatus'] => order.status
// A chef is not shown prices.
const total = (order: Order): number | undefined => order.total
const placed = (answer: Place['responses'][201]['content']['application/json']): Order => answer
const isGone = (problem: components['responses']['Conflict']['content']['application/problem+json']) => problem.code === 'outOfStock'
const filter: operations['listOrders']['parameters']['query'] = { status: 'placed', limit: 20 }

export { body, filter, isGone, placed, status, total }
