import type { Proof, SimulateEngine } from '@millwright/contracts';
import { drawPictures } from '@millwright/pipeline';
import type { ResultFile } from '../write-results.js';

/** The files of what a program does, to look at: as far as what is known of it allows. */
export async function picturesOf(
  request: Parameters<SimulateEngine['proveProgram']>[0],
  proof: Proof,
  { text, onStep }: { readonly text: string; readonly onStep: (step: string) => void },
): Promise<readonly ResultFile[]> {
  const title = `Replay of ${proof.programSha256.slice(0, 12)}`;
  const pictures = await drawPictures(request, proof, { title, text, onStep });
  return pictures.map(({ of, ending, bytes }) => ({ name: `${of}.${ending}`, bytes }));
}
