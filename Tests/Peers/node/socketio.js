'use strict';
// Express and Socket.IO, without a token or a database: POST /api/orders becomes one event in the restaurant's room.
process.env.NODE_ENV = 'production';
const http = require('node:http');
const express = require('express');
const { Server } = require('socket.io');

const app = express().use(express.json());
const server = http.createServer(app);
const io = new Server(server, { transports: ['websocket'] });
io.on('connection', (socket) => {
  socket.on('join:restaurant', (id) => {
    socket.join(`restaurant:${id}`);
    socket.emit('joined', id);
  });
});

let last = 0;
app.post('/api/orders', (req, res) => {
  const { restaurantId, table, note, items } = req.body ?? {};
  if (!restaurantId || !Array.isArray(items)) return res.status(400).json({ error: 'bad order' });
  const number = ++last;
  const order = {
    id: `ord-${String(number).padStart(12, '0')}`,
    number,
    restaurantId,
    table,
    status: 'placed',
    placedAt: new Date().toISOString(),
    note,
    items,
    total: items.reduce((sum, item) => sum + item.qty * item.price, 0),
  };
  io.to(`restaurant:${restaurantId}`).emit('order:created', order);
  res.status(201).json({ id: order.id, status: order.status });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
