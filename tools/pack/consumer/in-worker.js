import { goldenDigests } from './golden-job.js';

goldenDigests().then(
  (digests) => postMessage(digests),
  (error) => postMessage(String(error?.stack ?? error)),
);
