'use strict';
// Express and Socket.IO with a token to verify, prices to look up, and an order that is durable before any screen hears of it: by Mongoose
// on MONGO, or by better-sqlite3 in the file SQLITE.
process.env.NODE_ENV = 'production';
const http = require('node:http');
const { randomBytes } = require('node:crypto');
const express = require('express');
const jwt = require('jsonwebtoken');
const { Server } = require('socket.io');

const key = randomBytes(32);
const menu = [
  { sku: 'BRG-001', name: 'Classic burger', price: 11.5 },
  { sku: 'SLD-014', name: 'Caesar salad', price: 9.25 },
];

async function mongo(url) {
  const mongoose = require('mongoose');
  await mongoose.connect(url, { writeConcern: { w: 'majority', j: true } });
  const Dish = mongoose.model('Dish', new mongoose.Schema({ sku: { type: String, index: true }, name: String, price: Number }));
  const Order = mongoose.model('Order', new mongoose.Schema({
    number: Number,
    restaurantId: { type: String, index: true },
    table: String,
    status: String,
    placedAt: Date,
    note: String,
    items: [{ sku: String, name: String, qty: Number, price: Number }],
    total: Number,
  }));
  await Dish.create(menu);
  return {
    dishes: (skus) => Dish.find({ sku: { $in: skus } }),
    save: async (order) => String((await Order.create(order))._id),
  };
}

function sqlite(path) {
  const db = require('better-sqlite3')(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`create table dish(sku text primary key, name text, price real);
    create table orders(id integer primary key, restaurant text, body text);
    create index orders_of_restaurant on orders(restaurant)`);
  const put = db.prepare('insert into dish values(?, ?, ?)');
  for (const dish of menu) put.run(dish.sku, dish.name, dish.price);
  const get = db.prepare('select * from dish where sku = ?');
  const add = db.prepare('insert into orders(restaurant, body) values(?, ?)');
  return {
    dishes: (skus) => skus.map((sku) => get.get(sku)),
    save: (order) => `ord-${add.run(order.restaurantId, JSON.stringify(order)).lastInsertRowid}`,
  };
}

async function placed(store, body, number) {
  const { restaurantId, table, note } = body;
  const dishes = new Map((await store.dishes(body.items.map((item) => item.sku))).map((dish) => [dish.sku, dish]));
  const items = body.items.map(({ sku, qty }) => ({ sku, name: dishes.get(sku).name, qty, price: dishes.get(sku).price }));
  const total = items.reduce((sum, item) => sum + item.qty * item.price, 0);
  const order = { number, restaurantId, table, status: 'placed', placedAt: new Date(), note, items, total };
  order.id = await store.save(order);
  return order;
}

async function main() {
  const store = process.env.MONGO ? await mongo(process.env.MONGO) : sqlite(process.env.SQLITE);
  const app = express().use(express.json());
  const server = http.createServer(app);
  const io = new Server(server, { transports: ['websocket'] });
  io.on('connection', (socket) => socket.on('join:restaurant', (id) => {
    socket.join(`restaurant:${id}`);
    socket.emit('joined', id);
  }));
  app.post('/login', (_req, res) => res.json({ accessToken: jwt.sign({ sub: 'waiter', role: 'waiter' }, key, { expiresIn: '1h' }) }));
  let last = 0;
  app.post('/api/orders', async (req, res) => {
    try {
      req.user = jwt.verify((req.headers.authorization ?? '').slice('Bearer '.length), key);
    } catch {
      return res.status(401).end();
    }
    if (!req.body?.restaurantId || !Array.isArray(req.body.items)) return res.status(400).json({ error: 'bad order' });
    const order = await placed(store, req.body, ++last);
    io.to(`restaurant:${order.restaurantId}`).emit('order:created', order);
    res.status(201).json({ id: order.id, status: order.status });
  });
  server.listen(Number(process.env.PORT), '127.0.0.1');
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
