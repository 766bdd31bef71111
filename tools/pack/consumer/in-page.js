import { goldenDigests } from './golden-job.js';

/** Runs the examples, then the golden job in the page and in a module worker, one after the other so that an error has one cause. */
export async function report(examples) {
  const outcomes = {};
  for (const [name, run] of Object.entries(examples)) outcomes[name] = await run().then(() => 'ok', inWords);
  const page = await goldenDigests().catch(inWords);
  window.report = { examples: outcomes, golden: { page, worker: await inWorker() } };
}

const inWords = (error) => String(error?.stack ?? error);

function inWorker() {
  const worker = new Worker(new URL('./in-worker.js', import.meta.url), { type: 'module' });
  return new Promise((done) => {
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = ({ message, filename, lineno }) =>
      done(`the worker failed: ${message} at ${filename}:${lineno}`);
  }).finally(() => worker.terminate());
}
