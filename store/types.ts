/** Types of PostgreSQL whose values the two clients would give otherwise by default (pg_type.dat). */
export const oid = { int8: 20, date: 1082 } as const;
