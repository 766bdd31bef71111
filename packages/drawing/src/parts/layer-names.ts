import type { PartRule } from '@millwright/contracts';

/** Words with which people and programs name layers for what is to be done on them. */
const OPERATIONS: Readonly<Record<string, PartRule['operation']>> = {
  pocket: 'pocket',
  pockets: 'pocket',
  engrave: 'engrave',
  engraving: 'engrave',
  etch: 'engrave',
  score: 'engrave',
  vcarve: 'engrave',
  drill: 'drill',
  drills: 'drill',
  drilling: 'drill',
  dim: 'ignore',
  dims: 'ignore',
  dimension: 'ignore',
  dimensions: 'ignore',
  construction: 'ignore',
  notes: 'ignore',
  sheet: 'ignore',
  border: 'ignore',
  titleblock: 'ignore',
};

/** A number of mm, perhaps with its unit, or with D or Ø before it for a diameter. */
const NUMBER = /^(d|dia|ø)?(\d{1,4}(?:[.,]\d{1,4})?)(?:mm)?$/;

/**
 * What a layer's name may mean, e.g. `POCKET_6`: a pocket 6 mm deep; `DRILL_12_D5` and `DRILL_D5_12`: holes of 5 mm, 12 mm deep;
 * `ENGRAVE_0.5`. A name is a hint and no more: this is offered in a question, never followed unasked.
 * @returns the rule it would be; `undefined` where the name says nothing, or that it is cut, as without a rule
 */
export function ruleOfName(layer: string): PartRule | undefined {
  const words = layer
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter((word) => word !== '');
  const operation = words
    .map((word) => (Object.hasOwn(OPERATIONS, word) ? OPERATIONS[word] : undefined))
    .find((known) => known !== undefined);
  if (operation === undefined || !words.every((word) => isKnown(word))) return undefined;
  if (operation === 'ignore') return { layer, operation };
  let depthMm: number | undefined;
  let diameterMm: number | undefined;
  for (const word of words) {
    const number = NUMBER.exec(word);
    if (number === null) continue;
    const mm = Number(number[2]!.replace(',', '.'));
    if (!(mm > 0)) continue;
    if (number[1] !== undefined) diameterMm ??= mm;
    else depthMm ??= mm;
  }
  return {
    layer,
    operation,
    ...(depthMm === undefined ? {} : { depthMm }),
    ...(diameterMm === undefined || operation !== 'drill' ? {} : { diameterMm }),
  };
}

/** Words beside an operation that change nothing of it: the tool of a pocket is inside, and every drawing is of the top face. */
const SILENT_WORDS: ReadonlySet<string> = new Set([
  'through',
  'thru',
  'mm',
  'deep',
  'depth',
  'top',
  'inside',
  'online',
]);

/** A name with other words in it (`Drill press`, `Notes for the shop`) is a name and no instruction. */
function isKnown(word: string): boolean {
  return Object.hasOwn(OPERATIONS, word) || NUMBER.test(word) || SILENT_WORDS.has(word);
}
