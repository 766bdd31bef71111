// The engines as MCP tools and resources.

export { createServer } from './kit/create-server.js';
export { CAPABILITIES_URI, metaKeys } from './kit/keys.js';
