// The frame of every page: language, title, skip link, head links, what the styles need. Leaves out the content.
import type { ReactNode } from 'react';
import type { Language } from '../api/errors.ts';
import type { Words } from '../domain/law.ts';
import { PAGE_WORDS } from '../words/page-words.ts';
import { type AssetName, assetPath } from './page-assets.ts';

/** What a page knows about the request it answers. */
export interface PageContext {
  language: Language;
  /** The text in the reader's language. */
  say: (words: Words) => string;
  /** For the forms on it. */
  token: string;
  /** Path of this page, for switching the language. */
  path: string;
  /** How often a page of staff asks whether it is up to date; 0: never. */
  refreshSeconds: number;
}

interface PageProps {
  page: PageContext;
  title: string;
  face: 'portal' | 'workbench';
  /** Links of the head, as list items are not needed: anchors. */
  links: ReactNode;
  /** Where one came from. */
  back?: { href: string; words?: Words };
  /** The form was not taken: said in the title first, for those who hear it. */
  hasErrors?: boolean;
  wide?: boolean;
  /** Scripts beside those of the face. */
  scripts?: readonly AssetName[];
  children: ReactNode;
}

export function Page({ page, title, face, links, back, hasErrors, wide, scripts = [], children }: PageProps) {
  const { say } = page;
  const name = say(PAGE_WORDS.product);
  return (
    <html lang={page.language === 'zh' ? 'zh-CN' : 'en'} className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content={face === 'portal' ? 'noarchive' : 'noindex'} />
        <title>{`${hasErrors === true ? `${say(PAGE_WORDS.errorPrefix)} ` : ''}${title} - ${name}`}</title>
        <link rel="stylesheet" href={assetPath('page.css')} />
        <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
        {face === 'workbench' && <link rel="stylesheet" href={assetPath('workbench.css')} />}
        <script type="module" src={assetPath(face === 'portal' ? 'portal.js' : 'workbench.js')} />
        {scripts.map((name) => (
          <script key={name} src={assetPath(name)} {...(name === 'htmx.js' ? { defer: true } : { type: 'module' })} />
        ))}
      </head>
      <body
        className={`govuk-template__body ${face}`}
        data-refresh={face === 'workbench' ? page.refreshSeconds : undefined}
      >
        <a href="#main" className="govuk-skip-link">
          {say(PAGE_WORDS.skip)}
        </a>
        <header className="masthead">
          <div className={wide === true ? 'wide-container' : 'govuk-width-container'}>
            <a className="masthead-name" href={face === 'portal' ? '/' : '/desk'}>
              {name}
            </a>
            <nav className="masthead-links" aria-label={say(PAGE_WORDS.mainLinks)}>
              {links}
              <LanguageLink page={page} />
            </nav>
          </div>
        </header>
        <div className={wide === true ? 'wide-container' : 'govuk-width-container'}>
          {back !== undefined && (
            <nav aria-label={say(PAGE_WORDS.back)}>
              <a href={back.href} className="govuk-back-link">
                {say(back.words ?? PAGE_WORDS.back)}
              </a>
            </nav>
          )}
          <main className="govuk-main-wrapper" id="main" tabIndex={-1}>
            {children}
          </main>
        </div>
        {face === 'portal' && (
          <footer className="colophon govuk-body-s">
            <div className="govuk-width-container">{say(PAGE_WORDS.colophon)}</div>
          </footer>
        )}
      </body>
    </html>
  );
}

function LanguageLink({ page }: { page: PageContext }) {
  const other = page.language === 'zh' ? 'en' : 'zh';
  return (
    <a
      href={`/language?to=${other}&back=${encodeURIComponent(page.path)}`}
      lang={other === 'en' ? 'en' : 'zh-CN'}
      hrefLang={other}
    >
      {page.say(PAGE_WORDS.otherLanguage)}
    </a>
  );
}
