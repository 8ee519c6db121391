import type { Recorded } from '../engine/event.ts';
import type { Notice, Told } from './case-report.ts';
import type { Teller } from './tell.ts';

/** Notices that went out or did not, and deadlines that somebody told to be met, each with its receipt. */
export function noticesOf(records: readonly Recorded[], { tell, corrected }: Teller): Notice[] {
  const notices: Notice[] = [];
  for (const written of records) {
    const notice = noticeIn(corrected(written));
    if (notice) notices.push({ ...tell(written), ...notice });
  }
  return notices;
}

function noticeIn(record: Recorded): Omit<Notice, keyof Told> | undefined {
  switch (record.type) {
    case 'notification.sent': {
      const { to, by = '', receipt = '', digest, meets = [] } = record.data;
      return { sent: true, to, channel: by, receipt, digest, meets };
    }
    case 'notification.not-sent':
      return { sent: false, to: '', channel: '', receipt: '', digest: '', meets: [] };
    case 'clock.met': {
      const { clock, receipt = '', withdrawn } = record.data;
      return { sent: !withdrawn, to: '', channel: '', receipt, digest: '', meets: [clock] };
    }
    default:
      return undefined;
  }
}
