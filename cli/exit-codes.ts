// Decides what the tool's exit code says to a script, from the API's status and code. Contract: codes never change.
// Leaves out the words beside it (report.ts).

export const EXIT = { ok: 0, refused: 1, usage: 2, notPermitted: 3, notFound: 4, unavailable: 5, bug: 6 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** HTTP status of an answer that is not 2xx. Anything that says "later" is unavailable, anything unknown is a bug. */
export function exitOfStatus(status: number): ExitCode {
  switch (status) {
    case 400:
    case 405:
    case 415:
      return EXIT.usage;
    case 401:
    case 403:
      return EXIT.notPermitted;
    case 404:
      return EXIT.notFound;
    case 429:
    case 502:
    case 503:
    case 504:
      return EXIT.unavailable;
    default:
      return status >= 400 && status < 500 ? EXIT.refused : EXIT.bug;
  }
}
