/** What a controller does by single commands: the keys of the console. */
export const controlNames = [
  'fire',
  'hold',
  'let-go',
  'drop',
  'pause',
  'go-on',
  'advance',
  'shift',
  'hint',
  'judge',
  'observe',
  'rate',
] as const;

export type ControlName = (typeof controlNames)[number];
