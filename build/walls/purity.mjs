import { isBuiltin } from 'node:module';
import { visitorKeys } from 'oxc-parser';
import { impure, layers } from './layers.mjs';

/** What a module of a pure folder loads, names or calls that makes one run differ from the next. */
export function purityFaults({ path, text, program, imports }) {
  const folder = /^src\/([^/]+)\//.exec(path)?.[1];
  if (!layers[folder]?.pure) return [];
  const fault = (at, what) => ({
    path,
    text,
    at,
    message: `${folder} is pure: ${what} comes in as a parameter`,
  });
  const loaded = imports
    .filter(({ from, typeOnly }) => !typeOnly && isImpure(from))
    .map(({ from, at }) => fault(at, `what ${from} does`));
  const named = [];
  walk(program, undefined, (node, parent) => {
    const what = impureName(node, parent);
    if (what !== undefined) named.push(fault(node.start, what));
  });
  return [...loaded, ...named];
}

function isImpure(from) {
  return isBuiltin(from) ? impure.builtins.test(from.replace(/^node:/, '')) : impure.packages.test(from);
}

function impureName(node, parent) {
  if (node.type === 'Identifier' && impure.globals.includes(node.name) && isReference(node, parent))
    return node.name;
  if (node.type === 'MemberExpression' && !node.computed) {
    const member = `${node.object.name}.${node.property.name}`;
    if (impure.members.includes(member)) return member;
  }
  const isDate = node.callee?.type === 'Identifier' && node.callee.name === 'Date';
  if (node.type === 'CallExpression' && isDate) return 'the time of Date()';
  if (node.type === 'NewExpression' && isDate && node.arguments.length === 0) return 'the time of new Date()';
  return undefined;
}

/** Not the name of a property, as in `event.process` or `{ process: 1 }`, nor one in a type. */
function isReference(node, parent) {
  if (parent === undefined || parent.type.startsWith('TS')) return false;
  return parent.computed || (parent.property !== node && parent.key !== node);
}

function walk(node, parent, visit) {
  visit(node, parent);
  for (const key of visitorKeys[node.type] ?? []) {
    for (const child of [node[key]].flat()) if (child) walk(child, node, visit);
  }
}
