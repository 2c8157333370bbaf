// The pictures in docs/: the demo page of dist/ as a reader first sees it, each width in light and dark.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startBrowser } from '../tests/e2e/support/browser.mjs';
import { element, page, tag } from '../tests/e2e/support/pages.mjs';
import { startServers } from '../tests/e2e/support/server.mjs';
import { Timeline, until } from '../tests/e2e/support/timeline.mjs';
import { ROOT } from './npm.mjs';

const WIDTHS = { phone: 390, desktop: 1280 };
const GROUNDS = { light: '#f6f5f1', dark: '#14161a' };
// The height of a picture: a README shows no taller ones.
const MOST_HEIGHT = { phone: 1600, desktop: 1500 };

const DIST = resolve(process.env.ITL_DIST ?? join(ROOT, 'dist'));
const servers = await startServers(DIST);
const driver = await startBrowser();
try {
  mkdirSync(join(ROOT, 'docs'), { recursive: true });
  for (const [device, width] of Object.entries(WIDTHS)) {
    for (const [theme, ground] of Object.entries(GROUNDS)) {
      const margin = device === 'phone' ? 0 : 40;
      const body = `<style>body { margin: ${margin}px; background: ${ground}; font: 16px/1.5 system-ui, sans-serif }</style>
        ${element({ src: `${servers.dist.url}/incidents.json`, theme })}${tag(servers.dist)}`;
      servers.site.routes.set('/', (request, response) => {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(page(body));
      });
      await driver.manage().window().setRect({ width, height: MOST_HEIGHT[device] });
      // A window may be wider than was asked for; the picture may not.
      await driver.sendDevToolsCommand('Emulation.setDeviceMetricsOverride', {
        width,
        height: MOST_HEIGHT[device],
        deviceScaleFactor: 1,
        mobile: false,
      });
      await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: theme }] });
      await driver.get(`${servers.site.url}/`);
      const timeline = new Timeline(driver);
      await timeline.ready();
      await timeline.find('[part~="story"]');
      // Stories are Markdown, read by a second binary: the picture waits until nothing changes any more.
      let before = '';
      await until(async () => {
        const now = await timeline.text();
        const same = now === before;
        before = now;
        await new Promise(resolve => setTimeout(resolve, 300));
        return same;
      }, 'a page at rest');
      await driver.executeScript('scrollTo(0, 0)');
      const name = `docs/${device}-${theme}.png`;
      writeFileSync(join(ROOT, name), await driver.takeScreenshot(), 'base64');
      console.log(`${name}  ${width} px wide`);
    }
  }
} finally {
  await driver.quit();
  await Promise.all(Object.values(servers).map(server => server.close()));
}
