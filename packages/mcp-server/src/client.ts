// The other end: tools called over MCP as if they were the library.

export { type ConnectOptions, connectServer, type ServerConnection } from './client/connect-server.js';
