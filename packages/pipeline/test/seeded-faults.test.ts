import { readFileSync } from 'node:fs';
import { type Artifact, parseRef } from '@millwright/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createPipeline,
  type JobPlan,
  type JobResult,
  loadEngines,
  type Pipeline,
  planJob,
  readEngineFlags,
  runJob,
} from '../src/index.js';

/** The demo's job, and its first program with faults put in by hand: each must be found, at its line, by the proof. */
describe('the demo’s first program', () => {
  let pipeline: Pipeline;
  let plan: JobPlan;
  let result: JobResult;
  let text: string;
  const example = new URL('../../../examples/nightstand/', import.meta.url);

  beforeAll(async () => {
    pipeline = createPipeline({ engines: await loadEngines(readEngineFlags({})) });
    plan = planJob(JSON.parse(readFileSync(new URL('job.json', example), 'utf8')));
    const drawing = readFileSync(new URL('nightstand.svg', example), 'utf8');
    result = await runJob(plan, { text: drawing }, (name, input) => pipeline.call(name, input));
    text = await read(named('sheet-1.nc'));
  }, 120_000);

  const named = (name: string) => result.artifacts.find((artifact) => artifact.name === name) as Artifact;
  const read = async ({ id }: Pick<Artifact, 'id'>) =>
    new TextDecoder().decode((await pipeline.store.get(id))?.bytes);
  const ref = (name: string) => `ref://sha256/${named(name).id}`;

  async function prove(program: string) {
    const { machine, setup, tool, job } = plan;
    const { output } = await pipeline.call('prove_program', {
      program: { text: program },
      parts: ref('parts.json'),
      layout: ref('layout.json'),
      plan: ref('toolpaths.json'),
      sheetIndex: 0,
      tools: [tool],
      machine,
      setup,
      toleranceMm: job.toleranceMm,
      throughMm: job.throughMm,
    });
    const proof = JSON.parse(await read({ id: parseRef(output.proof) }));
    return {
      verdict: output.verdict,
      codes: new Set<string>(proof.findings.map(({ code }: { code: string }) => code)),
      findings: proof.findings,
    };
  }

  it('proves clean', async () => {
    expect(result.state).toBe('done');
    const { verdict, findings } = await prove(text);
    expect(findings.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
    expect(verdict).toBe('proved');
  });

  it('with a rapid through stock does not', async () => {
    const lines = text.split('\n');
    const index = lines.findIndex(
      (line, at) =>
        at > 30 &&
        /^G1 .*X.*Y/.test(line) &&
        /Z-/.test(
          lines
            .slice(0, at)
            .reverse()
            .find((one) => /Z/.test(one)) ?? '',
        ),
    );
    lines.splice(index, 0, 'G0 X200 Y200', 'G1');
    const { verdict, codes } = await prove(lines.join('\n'));
    expect(verdict).toBe('findings');
    expect([...codes].filter((code) => /RAPID/.test(code))).not.toEqual([]);
  });

  it('with the spindle off does not', async () => {
    const { verdict, codes } = await prove(text.replaceAll(/^M3 .*$/gm, 'M5'));
    expect(verdict).toBe('findings');
    expect([...codes].filter((code) => /SPINDLE/.test(code))).not.toEqual([]);
  });

  it('cut 0.2 mm inside a part does not', async () => {
    const shifted = text.replaceAll(
      /\bX(-?[\d.]+)/g,
      (_word, value: string) => `X${(Number(value) + 0.2).toFixed(3)}`,
    );
    const { verdict, findings } = await prove(shifted);
    expect(verdict).toBe('findings');
    const gouges = findings.filter(({ code }: { code: string }) => /GOUGE/.test(code));
    expect(gouges.length).toBeGreaterThan(0);
    expect(
      Math.max(...gouges.map((gouge: { measured?: { value: number } }) => gouge.measured?.value ?? 0)),
    ).toBeCloseTo(0.2, 1);
  });

  it('with a move outside the machine’s travel does not', async () => {
    const { verdict, codes } = await prove(text.replace(/^(M5.*)$/m, 'G0 X2000\n$1'));
    expect(verdict).toBe('findings');
    expect([...codes].filter((code) => /TRAVEL/.test(code))).not.toEqual([]);
  });

  it('with a part left out does not', async () => {
    const plan = JSON.parse(await read(named('toolpaths.json')));
    const last = plan.toolpaths
      .filter((toolpath: { sheetIndex: number }) => toolpath.sheetIndex === 0)
      .at(-1);
    const { output } = await pipeline.call('postprocess_grbl', {
      ...(await machineSide()),
      title: 'one part short',
      plan: {
        ...plan,
        toolpaths: plan.toolpaths.filter(
          (toolpath: { partId: string; copy: number }) =>
            toolpath.partId !== last.partId || toolpath.copy !== last.copy,
        ),
      },
    });
    const { verdict, codes } = await prove(await read({ id: parseRef(output.program) }));
    expect(verdict).toBe('findings');
    expect([...codes].filter((code) => /MISSING/.test(code))).not.toEqual([]);
  });

  const machineSide = async () => ({
    sheetIndex: 0,
    tools: [plan.tool],
    machine: plan.machine,
    setup: plan.setup,
  });
});
