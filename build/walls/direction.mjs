import { ground, layers, outerGround } from './layers.mjs';

/** Imports that a module's folder may not make. Files beside the folders build the program and may import anything. */
export function directionFaults({ path, text, imports }) {
  const folder = folderOf(path);
  if (folder === undefined) return [];
  const layer = layers[folder];
  if (layer === undefined)
    return [{ path, text, at: 0, message: `build/walls/layers.mjs does not say where ${folder} stands` }];
  return imports.flatMap(({ target, typeOnly, at }) => {
    if (target === undefined || target.startsWith('package.json')) return [];
    const to = folderOf(target) ?? nameOf(target);
    if (to === folder || mayUse(folder, layer, to) || (typeOnly && layer.types?.includes(to))) return [];
    const how = layer.types?.includes(to) ? 'only types' : 'nothing';
    return [{ path, text, at, message: `${folder} may import ${how} from ${to}` }];
  });
}

function mayUse(folder, layer, to) {
  if (ground.includes(to) || layer.uses.includes(to)) return true;
  return outerGround.includes(to) && (folder === 'library' || folder === 'commands');
}

function folderOf(path) {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

function nameOf(path) {
  return /^src\/([^/]+)\.ts$/.exec(path)?.[1] ?? path;
}
