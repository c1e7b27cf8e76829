import { decode } from '@msgpack/msgpack'
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack'
import { NullLogger } from '@microsoft/signalr'

const END = '\x1e'

/** How the scripted server reads and writes SignalR's messages, and the protocol that the client is given for it. */
export const codecs = {
  json: {
    protocol: () => undefined,
    write: message => JSON.stringify(message) + END,
    read: data => data.split(END).filter(Boolean).map(text => JSON.parse(text)),
  },
  messagepack: {
    protocol: () => new MessagePackHubProtocol(),
    write: message => writer.writeMessage(message),
    read: data => typeof data === 'string' ? codecs.json.read(data) : [...frames(new Uint8Array(data))].map(toMessage),
  },
}

const writer = new MessagePackHubProtocol()
writer.logger = NullLogger.instance

// Each message has its length before it, seven bits a byte.
function* frames(bytes) {
  for (let at = 0; at < bytes.length;) {
    let length = 0, shift = 0, byte
    do {
      byte = bytes[at++]
      length |= (byte & 0x7f) << shift
      shift += 7
    } while (byte & 0x80)
    yield decode(bytes.subarray(at, at += length))
  }
}

const toMessage = ([type, , invocationId, target, args]) => ({ type, invocationId, target, arguments: args })
