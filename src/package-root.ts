import { dirname, join } from 'node:path';

/** The folder that ships `playbooks` and `schemas`: the parent of `src` here, and of `dist` in the built program. */
const root = dirname(import.meta.dirname);

export const builtInPlaybooks: string = join(root, 'playbooks');
