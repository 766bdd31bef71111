import { goldenDigests } from './golden-job.js';

console.log(JSON.stringify(await goldenDigests()));
