// A program with the types of the package: it has to compile, and what is wrong in it has to be found.
import { Rest, Screen, Session } from '../index.js'

const session = new Session({ url: 'http://localhost:5080', store: localStorage })
const rest = new Rest(session)

export const kitchen = new Screen('kitchen', session)
  .on('snapshot', ({ tickets, orders }) => [tickets[0]?.id, orders[0]?.placedAt.length])
  .on('OrderCreated', ({ order }, { seq }) => [order.items.map(item => item.allergens), seq.toFixed()])
  .on('state', state => state.is === 'offline' ? state.since.getTime() : state.is === 'notAllowed' && state.problem.code === 'forbidden')

export async function use() {
  const reply = await kitchen.send('SetAvailability', { menuItemId: 'dish_1', available: false }, { commandId: 'tap-1' })
  if (reply.ok) reply.result?.name.length
  else if (reply.problem?.code === 'notFound') reply.problem.detail.length
  for await (const { data } of new Screen('dashboard', session).stream('StreamStats')) data?.openBills.toFixed()
  const order = await rest.call('placeOrder', { body: { tableId: 'tbl_7', items: [{ menuItemId: 'dish_1', quantity: 2 }] } })
  const page = await rest.call('listOrders', { query: { status: 'placed' } })
  page.items.filter(one => one.id === order.id)
  await rest.call('getMenu')

  // @ts-expect-error A kitchen sees no prices.
  kitchen.on('OrderCreated', ({ order }) => order.total)
  // @ts-expect-error A kitchen hears of no bills.
  kitchen.on('BillCreated', () => {})
  // @ts-expect-error A kitchen cannot place orders.
  await kitchen.send('PlaceOrder', { items: [] })
  // @ts-expect-error A dish has to be named.
  await kitchen.send('SetAvailability', { available: false })
  // @ts-expect-error There is no such status.
  await rest.call('listOrders', { query: { status: 'eaten' } })
  // @ts-expect-error An order has an id in its path.
  await rest.call('getOrder')
}
