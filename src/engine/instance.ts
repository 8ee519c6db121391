import type { Instance } from './event.ts';

/**
 * The written form of an instance: `isolate`, `isolate#2`, `isolate#2.1`, `isolate[host-7]`, `contain#2/isolate`. A step of a called
 * playbook or a fragment does not name it twice: `revoke[lee]/reset` is the step `revoke/reset` in the scope `revoke[lee]`.
 * The characters that have a meaning here are percent-encoded in an item.
 */
export function instanceName(instance: Instance): string {
  return slotName(instance, instance.redo);
}

/** The name without the redo: what the walk goes through, whatever was reopened in it. */
export function slotName(instance: Instance, redo = 0): string {
  const scope = instance.in === '' ? '' : `${instance.in}/`;
  const redone = redo > 0 ? `.${redo}` : '';
  const pass = instance.pass > 1 || redo > 0 ? `#${instance.pass}${redone}` : '';
  const item = instance.item === undefined ? '' : `[${encodeItem(instance.item)}]`;
  return `${scope}${shortIn(instance.in, instance.step)}${pass}${item}`;
}

/** The scope that the children of this instance live under: itself, unless it is a plain first one. */
export function scopeWithin(owner: Instance): string {
  return owner.pass === 1 && owner.item === undefined ? owner.in : slotName(owner);
}

/** Reads a written form back; nothing where the text names none of the steps that `isStep` knows. */
export function readInstance(name: string, isStep: (id: string) => boolean): Instance | undefined {
  const { body, ...turn } = turnIn(name);
  const parts = body.split('/');
  for (let i = 0; i < parts.length; i++) {
    const step = parts.slice(i).join('/');
    if (isStep(step)) return { in: parts.slice(0, i).join('/'), step, ...turn };
  }
  for (let i = 1; i < parts.length; i++) {
    const scope = parts.slice(0, i).join('/');
    const step = holdersIn(scope)
      .map(holder => `${holder}/${parts.slice(i).join('/')}`)
      .find(isStep);
    if (step !== undefined) return { in: scope, step, ...turn };
  }
  return undefined;
}

/** The instance of this step that a scope names; nothing where it names another one. */
export function instanceOf(scope: string, step: string): Instance | undefined {
  const found = readInstance(scope, id => id === step);
  return found?.step === step ? found : undefined;
}

function shortIn(scope: string, step: string): string {
  const holder = step.includes('/') ? holdersIn(scope).find(id => step.startsWith(`${id}/`)) : undefined;
  return holder === undefined ? step : step.slice(holder.length + 1);
}

/** The ids that the step which a scope names can have, the longest first. */
function holdersIn(scope: string): string[] {
  if (scope === '') return [];
  const parts = scope.replace(turns, '').split('/');
  return parts.map((_, i) => parts.slice(i).join('/'));
}

function turnIn(name: string): Omit<Instance, 'in' | 'step'> & { body: string } {
  const [, body = '', pass, redo, item] = turnForm.exec(name) ?? [];
  return {
    body,
    pass: Number(pass ?? 1),
    redo: Number(redo ?? 0),
    ...(item !== undefined && { item: decodeItem(item) }),
  };
}

const turnForm = /^(.*?)(?:#(\d+)(?:\.(\d+))?)?(?:\[([^[\]]*)\])?$/s;
const turns = /#\d+|\[[^[\]]*\]/g;
const reserved = /[%[\]/#]/g;

/** An item with the characters that mean something in a name percent-encoded. */
export function encodeItem(item: string): string {
  return item.replace(reserved, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decodeItem(text: string): string {
  return text.replace(/%(25|5B|5D|2F|23)/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
