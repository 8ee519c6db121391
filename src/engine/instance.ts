import type { Instance } from './event.ts';

/**
 * The written form of an instance: `isolate`, `isolate#2`, `isolate#2.1`, `isolate[host-7]`, `contain#2/isolate`.
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
  return `${scope}${instance.step}${pass}${item}`;
}

/** The scope that the children of this instance live under: itself, unless it is a plain first one. */
export function scopeWithin(owner: Instance): string {
  return owner.pass === 1 && owner.item === undefined ? owner.in : slotName(owner);
}

/** Reads a written form back; nothing where the text is none. */
export function parseInstance(name: string): Instance | undefined {
  const cut = name.lastIndexOf('/');
  const match = /^([^#[\]]+)(?:#(\d+)(?:\.(\d+))?)?(?:\[([^[\]]*)\])?$/.exec(name.slice(cut + 1));
  if (!match?.[1]) return undefined;
  const instance: Instance = {
    in: cut < 0 ? '' : name.slice(0, cut),
    step: match[1],
    pass: Number(match[2] ?? 1),
    redo: Number(match[3] ?? 0),
  };
  if (match[4] !== undefined) instance.item = decodeItem(match[4]);
  return instance;
}

const reserved = /[%[\]/#]/g;

function encodeItem(item: string): string {
  return item.replace(reserved, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decodeItem(text: string): string {
  return text.replace(/%(25|5B|5D|2F|23)/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
