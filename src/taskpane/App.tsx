/** The pane: theme, the four places, the status strip, and one state with one session behind it. */
import { lazy, Suspense, useEffect, useReducer, useState } from 'react';
import { FluentProvider, makeStyles, MessageBar, MessageBarBody, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { CloseScreens } from './close/CloseScreens';
import { SeparatorsContext } from './format/use-amounts';
import type { Separators } from './format/amount-words';
import type { PanePorts } from './session/pane-ports';
import { createPaneSession, type PaneSession } from './session/pane-session';
import { FIRST_STATE, paneReducer, type PaneState } from './session/pane-state';
import { PlaceTabs } from './shell/PlaceTabs';
import { StatusStrip } from './shell/StatusStrip';
import { PANE_THEMES } from './theme/pane-theme';
import { useThemeChoice, type ThemePorts } from './theme/use-theme-choice';

const TracePlace = lazy(() => import('./trace/TracePlace').then((module) => ({ default: module.TracePlace })));
const ExportPlace = lazy(() => import('./export/ExportPlace').then((module) => ({ default: module.ExportPlace })));
const SettingsPlace = lazy(() => import('./settings/SettingsPlace').then((module) => ({ default: module.SettingsPlace })));

const useStyles = makeStyles({
  root: { height: '100vh', display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground1 },
  // WebView2 hides its scroll bars; this one keeps its place, so that nothing moves when it is needed.
  place: {
    flexGrow: 1,
    minHeight: '0',
    overflowY: 'scroll',
    overflowX: 'hidden',
    padding: tokens.spacingHorizontalM,
    paddingBottom: tokens.spacingVerticalXXL,
    boxSizing: 'border-box',
  },
  spoken: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
  refusal: { marginBottom: tokens.spacingVerticalM },
});

export interface AppProps {
  readonly ports: PanePorts;
  readonly themePorts: ThemePorts;
  readonly separators: Separators;
}

export function App({ ports, themePorts, separators }: AppProps) {
  const styles = useStyles();
  const [state, dispatch] = useReducer(paneReducer, FIRST_STATE);
  const [session] = useState(() => createPaneSession(ports, dispatch));
  const { theme, choice, choose } = useThemeChoice(themePorts);
  useEffect(() => {
    void session.start();
    return session.stop;
  }, [session]);
  return (
    // Its own class would go to every popover and dialog as well, so the layout has an element of its own.
    <FluentProvider theme={PANE_THEMES[theme]}>
      <SeparatorsContext.Provider value={separators}>
        <div className={styles.root}>
          <PlaceTabs place={state.place} onPlace={(place) => void session.show(place)} />
          <StatusStrip sheets={state.sheets} onSelect={(cell) => void session.select(cell)} />
          <main id="place" className={styles.place} role="tabpanel" aria-labelledby={`tab-${state.place}`} tabIndex={-1}>
            {state.refusal !== null && (
              <MessageBar className={styles.refusal} intent="warning" layout="multiline" politeness="assertive">
                <MessageBarBody>
                  {state.refusal.kind === 'host' ? state.refusal.sentence : state.refusal.details.split('\n').slice(0, 3).join(' ')}
                </MessageBarBody>
              </MessageBar>
            )}
            <Suspense fallback={<PlaceSkeleton />}>
              <PlaceScreen state={state} session={session} ports={ports} theme={choice} onTheme={choose} />
            </Suspense>
          </main>
          <div className={styles.spoken} role="status" aria-live="polite">
            {state.announcement}
          </div>
        </div>
      </SeparatorsContext.Provider>
    </FluentProvider>
  );
}

interface PlaceScreenProps {
  readonly state: PaneState;
  readonly session: PaneSession;
  readonly ports: PanePorts;
  readonly theme: ReturnType<typeof useThemeChoice>['choice'];
  readonly onTheme: ReturnType<typeof useThemeChoice>['choose'];
}

function PlaceScreen({ state, session, ports, theme, onTheme }: PlaceScreenProps) {
  switch (state.place) {
    case 'close':
      return <CloseScreens state={state} session={session} />;
    case 'trace':
      return (
        <TracePlace
          trace={state.trace}
          isExplaining={state.isExplaining}
          canGoBack={state.canTraceBack}
          onExplain={session.explain}
          onGo={(address) => void session.traceTo(address)}
          onBack={() => void session.traceBack()}
        />
      );
    case 'export':
      return state.exporting.view === null ? (
        <PlaceSkeleton />
      ) : (
        <ExportPlace
          view={state.exporting.view}
          outcome={state.exporting.outcome}
          isWriting={state.exporting.isWriting}
          handsOutFiles={ports.handsOutFiles}
          onFormat={session.chooseFormat}
          onMonths={session.chooseMonths}
          onDownload={(file) => void session.download(file)}
          onSheet={() => void session.putOnSheet()}
          onSelectSheet={(sheet) => void session.selectSheet(sheet)}
        />
      );
    case 'settings':
      return state.settings === null ? (
        <PlaceSkeleton />
      ) : (
        <SettingsPlace
          settings={state.settings.view}
          exampleRow={state.settings.exampleRow}
          isWriting={state.settings.isWriting}
          theme={theme}
          onTheme={onTheme}
          onSetting={(row, value, numberFormat) => void session.changeSetting(row, value, numberFormat)}
          onAddTable={() => void session.addTable('Settings')}
          onSelect={(cell) => void session.select(cell)}
          runSelfTest={ports.runSelfTest}
        />
      );
  }
}

function PlaceSkeleton() {
  return (
    <Skeleton aria-label="Loading">
      <SkeletonItem size={24} style={{ width: '40%', marginBottom: '12px' }} />
      <SkeletonItem size={64} />
    </Skeleton>
  );
}
