/** The seven steps of a transfer, as everybody is told them. */
export const steps = {
  names: [
    'The request is checked',
    'The current partner opens a service ticket',
    'The current partner signs the form',
    'The new partner fills in its part',
    'The customer and the new partner sign',
    'The form is with the current partner and Microsoft Support',
    'The old partner’s access is removed',
  ] as readonly string[],
  at: (step: number, name: string) => `Step ${step} of 7: ${name}`,
  all: 'All steps',
  done: 'done',
  now: 'now',
};
