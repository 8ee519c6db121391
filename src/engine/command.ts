import type { Value } from '../playbook/playbook.ts';
import type {
  ActionData,
  CommandEnd,
  CommandStart,
  Evidence,
  ExerciseDraft,
  Heads,
  Instance,
  Joined,
  ObservableData,
  Occurred,
} from './event.ts';
import type { ReadBack } from './handovers.ts';

/** What a person wants to record. `at` names the turn; `occurred` when it really happened, if not now. */
export type Command =
  | (Ending & { kind: 'complete-step' /** A wait that is over before its time. */; early?: boolean })
  | (Ending & { kind: 'choose-option'; option: string })
  | (Ending & {
      kind: 'send-notification';
      to: string;
      by?: string;
      receipt?: string;
      text: string;
      digest: string;
    })
  | (Told & { kind: 'withhold-notification'; at: Instance; reason: string })
  | ({ kind: 'start-command'; at: Instance } & CommandStart & Pick<Ending, 'confirm'>)
  | (Ending & {
      kind: 'end-command';
      end: CommandEnd;
      /** The file of its output in the evidence, under this name. */
      name?: string;
    })
  | (Told & { kind: 'decline-command'; at: Instance; reason: string; also?: boolean })
  | (Ending & { kind: 'give-approval'; name: string })
  | (Told & {
      kind: 'deny-approval';
      at: Instance;
      name: string;
      authority?: string;
      reason: string;
      also?: boolean;
    })
  | (Told & { kind: 'fail-step'; at: Instance; reason: string; also?: boolean })
  | (Told & { kind: 'skip-step'; at: Instance; reason: string })
  | (Told & { kind: 'drop-step'; at: Instance; reason: string })
  | (Told & { kind: 'tick'; at: Instance; entry: string; state: 'done' | 'not-applicable' | 'open' })
  | (Told & { kind: 'add-evidence'; at?: Instance; evidence: Evidence })
  | (Told & { kind: 'add-note'; at?: Instance; text: string; privileged?: boolean })
  | (Told & { kind: 'add-finding'; at?: Instance; text: string; question?: string })
  | { kind: 'add-action'; at?: Instance; action: ActionData }
  | (Told & { kind: 'add-observable'; at?: Instance; observable: ObservableData })
  | (Told & {
      kind: 'withdraw-observable';
      observable: Pick<ObservableData, 'kind' | 'value'>;
      reason: string;
    })
  | (Told & { kind: 'end-action'; of: string; dropped?: boolean; reason?: string })
  | (Told & { kind: 'set-input'; at?: Instance; name: string; value: Value | null })
  | (Told & { kind: 'set-severity'; value: string; reason?: string })
  | { kind: 'set-milestone'; name: string; occurred: Occurred | null }
  | { kind: 'assign-role'; role: string; person: string | null }
  | (Told & { kind: 'lift-measure'; at: Instance; reason?: string; neverApplied?: boolean })
  | (Told & { kind: 'keep-measure'; at: Instance; reason: string })
  /** `again`: a further submission; without it, a second one corrects the first. */
  | (Told & { kind: 'meet-clock'; clock: string; receipt?: string; again?: boolean })
  | { kind: 'withdraw-clock'; clock: string; reason: string }
  | { kind: 'decide-clock'; clock: string; applies: boolean; reason: string }
  | { kind: 'acknowledge-clock'; clock: string; reason: string }
  | { kind: 'override-needs'; at: Instance; reason: string }
  | { kind: 'decide-applies'; at: Instance; applies: boolean; reason: string }
  | { kind: 'open-step'; at: Instance; reason: string }
  | { kind: 'reopen-step'; at: Instance; reason: string }
  | { kind: 'go-again'; at: Instance; reason: string }
  | { kind: 'resolve-conflict'; at: Instance; keep: string; reason: string }
  | { kind: 'correct'; of: string; field: string; value: string; reason: string }
  | { kind: 'attach-playbook'; joining: Joined; reason?: string }
  | { kind: 'switch-playbook'; joining: Joined; at?: Instance; reason?: string }
  | { kind: 'offer-handover'; from: string; to: string; brief: string; heads: Heads }
  | ({ kind: 'take-handover'; by: string; offer: string; heads: Heads } & ReadBack)
  | { kind: 'close-case'; reason?: string; heads: Heads; letGo?: LetGo }
  | { kind: 'reopen-case'; reason: string }
  | { kind: 'exercise'; draft: ExerciseDraft };

/** Whether a command can carry when it really happened, apart from what it names itself. */
export function isDatable(command: Command): command is Extract<Command, { occurred?: Occurred }> {
  return datable.has(command.kind);
}

const datable: ReadonlySet<Command['kind']> = new Set([
  'complete-step',
  'choose-option',
  'send-notification',
  'withhold-notification',
  'decline-command',
  'give-approval',
  'deny-approval',
  'fail-step',
  'skip-step',
  'drop-step',
  'tick',
  'add-evidence',
  'add-note',
  'add-observable',
  'set-input',
  'set-severity',
  'lift-measure',
  'keep-measure',
]);

/** Why what is left is let go with the closing, each kind by itself; what has no reason stands in the way. */
export interface LetGo {
  open?: string;
  measures?: string;
  clocks?: string;
}

interface Told {
  occurred?: Occurred;
}

interface Ending extends Told {
  at: Instance;
  reason?: string;
  /** Inputs answered with it. */
  answers?: Record<string, Value>;
  /** When a milestone that it marks really happened; now, where nothing is said. */
  marks?: Record<string, Occurred>;
  /** The second person, where the step wants one. */
  witness?: string;
  /** On whose authority, where the step wants somebody's. */
  authority?: string;
  /** The step's id, typed by hand: what a critical step wants, and one that destroys evidence. */
  confirm?: string;
  /** The person's screen showed the step as open when somebody else ended it. */
  also?: boolean;
}
