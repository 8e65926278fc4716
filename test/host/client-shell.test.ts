import { closeAll, openExcel, until } from './open-excel';

afterEach(closeAll);

test('ribbon buttons and shortcuts reach the add-in’s actions', async () => {
  const { Office, host } = await openExcel();
  const ran: string[] = [];
  Office.actions.associate('RunSchedule', (event?: Office.AddinCommands.Event) => {
    ran.push(event ? event.source.id : 'shortcut');
    event?.completed();
  });
  host.user.clickRibbon('RunSchedule', 'RevRec.RunButton');
  await until(() => ran.length === 1);
  host.user.pressShortcut('RunSchedule');
  await until(() => ran.length === 2);
  expect(ran).toEqual(['RevRec.RunButton', 'shortcut']);
  // event.completed() is reported to the host as command 94
  expect(host.log.executed.map(({ id }) => id)).toEqual([94]);
});

test('the pane is shown, hidden and told so', async () => {
  const { Office, host } = await openExcel();
  const modes: unknown[] = [];
  await Office.addin.onVisibilityModeChanged((message) => modes.push(message.visibilityMode));
  await Office.addin.hide();
  expect(host.runtime.state).toBe('Background');
  await Office.addin.showAsTaskpane();
  expect(host.runtime.state).toBe('Visible');
  await until(() => modes.length === 2);
  expect(modes).toEqual(['Hidden', 'Taskpane']);
});

test('start-up behaviour is remembered', async () => {
  const { Office, host } = await openExcel();
  await Office.addin.setStartupBehavior('Load' as Office.StartupBehavior);
  expect(host.runtime.startState).toBe('Background');
  expect(await Office.addin.getStartupBehavior()).toBe('Load');
});

test('ribbon buttons are switched', async () => {
  const { Office, host } = await openExcel();
  await Office.ribbon.requestUpdate({
    tabs: [{ id: 'RevRec.Tab', controls: [{ id: 'RevRec.RunButton', enabled: false }] }],
  });
  expect([...host.log.ribbon]).toEqual([['button RevRec.RunButton', false]]);
});
