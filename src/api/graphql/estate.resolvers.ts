import type { Change } from '../../domain/change-set.ts';
import { doctor } from '../../use-cases/doctor.ts';
import { estateStatistics } from '../../use-cases/estate-statistics.ts';
import { readHistory } from '../../use-cases/read-history.ts';
import type { FieldChange, Resolvers, Statistics } from './generated.ts';
import { given, within } from './pages.ts';

export const estateResolvers: Resolvers = {
  Query: {
    statistics: async (_, _args, { context }) => (await estateStatistics(context)) as Statistics,
    findings: async (_, { staleAfterDays }, { context }) => {
      const days = within('staleAfterDays', staleAfterDays, 1, 36_500);
      return (await doctor(context, { staleAfterDays: days })).findings;
    },
    history: (_, { record, first, after }, { context }) =>
      readHistory(context, {
        record: given(record),
        after: given(after),
        limit: within('first', first, 1, 500),
      }),
  },

  AuditEvent: { fields: fieldsOf },
  Change: { fields: fieldsOf },
};

/** Each field of a record that differs, before and after. */
function fieldsOf({ before, after }: Pick<Change, 'before' | 'after'>): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.map((field) => ({ field, before: own(before, field), after: own(after, field) }));
}

function own(fields: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : null;
}
