import { resolve } from 'node:path';
import { type ExitCode, exit, InputNeededError, UsageError } from '../../errors.ts';
import { given } from '../../given.ts';
import { libraryFolders } from '../../library/library-folders.ts';
import { listPlaybooks } from '../../library/list-playbooks.ts';
import { readHeading } from '../../library/read-heading.ts';
import { replaceFile } from '../../library/replace-file.ts';
import type { AssessedRisk } from '../../overview/risks/assessed-risk.ts';
import { reviewed } from '../../overview/risks/reviewed.ts';
import { riskSummary } from '../../overview/risks/risk-lines.ts';
import { levelOf } from '../../overview/risks/scales.ts';
import { askInTurn } from '../../session/ask-in-turn.ts';
import { type AssessedAnew, askRisk } from '../../session/ask-risk.ts';
import { Asker, Left } from '../../session/asker.ts';
import type { Line } from '../../terminal/line.ts';
import { openPrompter } from '../../terminal/open-prompter.ts';
import { Paused } from '../../terminal/prompter.ts';
import type { Risk, Treatment } from '../../workspace/workspace.ts';
import { writeRisk } from '../../workspace/write-risk.ts';
import type { Context } from '../command.ts';
import { actorOf } from '../on-case.ts';
import { printLines } from '../print-lines.ts';
import { type UsableWorkspace, workspaceOf } from '../workspace-of.ts';

/** What flags say of one risk, where nobody is asked. */
export interface Assessment {
  title?: string;
  likelihood?: string;
  impact?: string;
  treatment?: Treatment;
  owner?: string;
  playbook?: string[];
  why?: string;
}

interface Register {
  id: string | undefined;
  risks: () => AssessedRisk[];
  workspace: UsableWorkspace;
}

/** Assesses one risk, or all that want it one after the other; each is in tocsin.yaml before the next is asked for. */
export async function reviewRisks(
  { id, risks, workspace }: Register,
  flags: Assessment,
  context: Context,
): Promise<ExitCode> {
  if (id !== undefined && !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id))
    throw new UsageError(`\`${id}\` cannot be a risk’s id.`, 'Write it in small letters, as data-breach.');
  const known = risks();
  if (saysAnything(flags)) {
    printLines(write(byFlags(id, workspace.workspace.risks, flags), context), context);
    return exit.done;
  }
  const wanted =
    id === undefined ? known.filter(({ wants }) => wants.length > 0) : known.filter(one => one.id === id);
  if (id === undefined && wanted.length === 0) {
    printLines(
      [[{ text: 'No risk wants a review now. Name one to assess it all the same.', tone: 'good' }]],
      context,
    );
    return exit.done;
  }
  const fresh = id === undefined || wanted.length > 0 ? [] : [{ id, playbooks: [], controls: [] }];
  return ask([...wanted.map(known => ({ ...known, known })), ...fresh], workspace, context);
}

/** Other flags of the command say nothing of a risk. */
function saysAnything({ title, likelihood, impact, treatment, owner, playbook, why }: Assessment): boolean {
  return [title, likelihood, impact, treatment, owner, playbook, why].some(value => value !== undefined);
}

/** A risk that is to be assessed; of a new one only its id. */
type Wanted = Pick<Risk, 'id' | 'playbooks' | 'controls'> & { known?: AssessedRisk };

function byFlags(id: string | undefined, risks: readonly Risk[], flags: Assessment): AssessedAnew {
  if (id === undefined)
    throw new UsageError('which risk is assessed?', 'tocsin risks review ID --likelihood 3 --why "..."');
  const before = risks.find(risk => risk.id === id);
  const title = flags.title ?? before?.title;
  const likelihood = gradeOf('likelihood', flags.likelihood) ?? before?.likelihood;
  const impact = gradeOf('impact', flags.impact) ?? before?.impact;
  const treatment = flags.treatment ?? before?.treatment;
  const { why } = flags;
  if (!title || !likelihood || !impact || !treatment || !why?.trim()) {
    throw new UsageError(
      `an assessment says why${before ? '' : '; a new risk has a title, a likelihood, an impact and a treatment too'}.`,
      `tocsin risks review ${id} --likelihood 3 --impact 5 --treatment mitigate --why "..."`,
    );
  }
  return {
    id,
    title,
    likelihood,
    impact,
    treatment,
    ...given({ owner: flags.owner ?? before?.owner }),
    playbooks: flags.playbook ?? before?.playbooks ?? [],
    controls: before?.controls ?? [],
    why: why.trim(),
  };
}

function gradeOf(flag: string, written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (/^[1-5]$/.test(written)) return Number(written);
  throw new UsageError(`--${flag} cannot be \`${written}\`.`, 'Write a grade from 1 to 5.');
}

async function ask(
  risks: readonly Wanted[],
  { workspace, folder }: UsableWorkspace,
  context: Context,
): Promise<ExitCode> {
  const { io, plain, color } = context;
  if (!io.stdin.isTTY && !plain) {
    throw new InputNeededError(
      'There is no one to ask: the input is not a terminal.',
      '`tocsin risks review ID --likelihood 3 --why "..."` assesses one without asking.',
    );
  }
  const shelved = listPlaybooks({ cwd: io.cwd, playbooks: libraryFolders(folder, workspace.playbooks) });
  const playbooks = shelved
    .filter(({ hidden }) => !hidden)
    .map(({ id, text }) => ({ id, title: readHeading(text, 'title') ?? id }));
  const prompter = openPrompter({ io, plain, color });
  try {
    for (const risk of risks) {
      if (risk.known) prompter.print(riskSummary(risk.known));
      const anew = await askInTurn(new Asker(prompter, 'live'), asker =>
        askRisk(asker, risk.known ?? risk, playbooks),
      );
      prompter.print(write(anew, context));
    }
    return exit.done;
  } catch (error) {
    if (!(error instanceof Paused || error instanceof Left)) throw error;
    prompter.print([
      [{ text: 'What was assessed so far is written; the rest stays as it was.', tone: 'dim' }],
    ]);
    return exit.done;
  } finally {
    prompter.close();
  }
}

/** Reads the register anew, so that nothing that somebody else has written meanwhile is lost. Gives what to say. */
function write({ why, ...anew }: AssessedAnew, context: Context): Line[] {
  const { workspace, path, text } = workspaceOf(context) as UsableWorkspace;
  const before = workspace.risks.find(({ id }) => id === anew.id);
  const day = new Date(context.io.clock.now()).toISOString().slice(0, 10);
  const risk = reviewed(before, { ...anew, why }, { day, by: actorOf(context).name });
  replaceFile(resolve(context.io.cwd, path), { before: text, after: writeRisk(text, risk) });
  return [
    [
      { text: `Written to ${path}: `, tone: 'good' },
      {
        text: `${risk.id}, ${levelOf(risk)}${before ? `; before: ${levelOf(before)}` : ', new'}.`,
        hang: true,
      },
    ],
  ];
}
