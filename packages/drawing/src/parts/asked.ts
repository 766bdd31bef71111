import type { DrawingQuestion } from '@millwright/contracts';

/** One answer to a question. */
export type Choice = DrawingQuestion['choices'][number];
/** The options an answer stands for. */
export type ChoiceOptions = Choice['options'];
/** A choice before its consequence is known. */
export type Offer = Omit<Choice, 'consequence'>;

/** A question before the consequences of its answers are known. */
export type Asked = Omit<DrawingQuestion, 'choices'> & {
  readonly offers: readonly Offer[];
  readonly chosen: number;
};

/** A number with its noun, in the plural where there are several. */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** Which of some offers was chosen; the first where none says. */
export function chosenOf<Key extends keyof ChoiceOptions>(
  offers: readonly Offer[],
  key: Key,
  value: ChoiceOptions[Key],
): number {
  return Math.max(
    0,
    offers.findIndex(({ options }) => options[key] === value),
  );
}
