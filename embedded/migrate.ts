// `npm run db:migrate`: brings the tables of DATABASE_URL to the newest step. Once per release, safe to repeat.
import { migrate } from '../db/migrate.ts';

const databaseUrl = process.env['DATABASE_URL'];
if (databaseUrl === undefined) {
  console.error('DATABASE_URL names no database.');
  process.exit(2);
}
await migrate(databaseUrl);
