// The proof of a job of two programs.
import { createHash } from 'node:crypto';
import type { OtherSide, Proof } from '@millwright/contracts';
import { readProgram } from '@millwright/post-grbl';
import { proveProgram } from '@millwright/simulate';
import type { FaceJob } from './faces.ts';

async function read(lines: readonly string[]): Promise<Pick<OtherSide, 'reading' | 'programSha256'>> {
  const text = `${lines.join('\n')}\n`;
  const reading = await readProgram({ text, controller: 'grbl-1.1' });
  return { reading, programSha256: createHash('sha256').update(text).digest('hex') };
}

/** Both programs, judged together. */
export async function proveFaces({ first, second, turn, pins }: FaceJob): Promise<Proof> {
  const { tabs, obstacles } = second.asked;
  return proveProgram({
    ...first.asked,
    ...(await read(first.lines)),
    otherSide: { ...(await read(second.lines)), turnedAbout: turn.about, tabs, obstacles, pins },
  });
}
