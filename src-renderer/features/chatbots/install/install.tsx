import './install.css';
import { chatbotInstallSchema } from '#contract/chatbots.ts';
import { findError } from '../../../state/field-errors.ts';
import { Button } from '../../../ui/button.tsx';
import { CopyBlock } from '../../../ui/copy-block.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { TagField } from '../../../ui/tag-field.tsx';
import type { StepProps } from '../editor/use-editor.ts';
import { cleanSite } from './clean-site.ts';
import { IdentitySecrets } from './identity-secrets.tsx';
import { SiteState } from './site-state.tsx';
import { useInstallStatus } from './use-install-status.ts';

/** The way onto the owner's site. */
export function Install({ chatbotId, state, change }: StepProps) {
  const { allowedSites, requireIdentity } = state.settings.install;
  const { status, hasFailed, reload } = useInstallStatus(chatbotId);
  return (
    <div className="step__fields">
      {status === null && !hasFailed ? <SkeletonRows rows={3} label="Loading the snippet" /> : null}
      {hasFailed ? (
        <p className="chatbots__failure" role="alert">
          The snippet could not be loaded. <Button onPress={reload}>Try again</Button>
        </p>
      ) : null}
      {status === null ? null : (
        <section className="group" aria-labelledby="snippet-title">
          <h3 className="group__title" id="snippet-title">
            Put this on your site
          </h3>
          <p className="group__text">Paste it into every page, anywhere before the closing body tag.</p>
          <CopyBlock label="snippet" text={status.snippet} />
          <SiteState connections={status.connections} />
          <details className="install__details">
            <summary>My site has a Content Security Policy</summary>
            <p className="group__text">Add these to it. Nothing else is needed.</p>
            <CopyBlock label="policy lines" text={status.csp.join('\n')} />
          </details>
        </section>
      )}
      <section className="group" aria-labelledby="sites-title">
        <h3 className="group__title" id="sites-title">
          Where it may run
        </h3>
        <TagField
          label="Allowed sites"
          values={allowedSites}
          onChange={(sites) => change('install', { allowedSites: sites })}
          most={50}
          maxLength={253}
          placeholder="https://shop.example"
          hint="None: every site. https://*.shop.example covers all its subdomains. Press Enter after each."
          clean={cleanSite}
          check={(site) => {
            const isSite = chatbotInstallSchema.shape.allowedSites.safeParse([site]).success;
            return isSite ? null : 'Write a site as https://shop.example, without a path.';
          }}
          error={findError(state.errors, 'install.allowedSites')}
        />
      </section>
      <section className="group" aria-labelledby="identity-title">
        <h3 className="group__title" id="identity-title">
          Who visitors are
        </h3>
        <p className="group__text">
          If people sign in on your site, it can tell the widget who they are with a signed token. Until then a name is
          what the visitor typed, and agents see it as not verified.
        </p>
        {status === null ? null : (
          <IdentitySecrets chatbotId={chatbotId} secrets={status.identitySecrets} onChanged={reload} />
        )}
        <Switch
          label="Require a signed identity"
          hint="Messages without one are refused. Switch it on when your site sends them."
          isOn={requireIdentity}
          onChange={(on) => change('install', { requireIdentity: on })}
        />
        {requireIdentity && status?.identitySecrets.length === 0 ? (
          <p className="form-failure" role="status">
            There is no secret yet, so nobody can write. Create one first.
          </p>
        ) : null}
      </section>
    </div>
  );
}
