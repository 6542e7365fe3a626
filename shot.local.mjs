import { chromium } from '@playwright/test';
const [base, out, lang, w, h, ...routes] = process.argv.slice(2);
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const p = await b.newPage({ viewport: { width: +w, height: +h }, hasTouch: true });
for (const r of routes) { await p.goto(base + '/?x=' + Math.random() + r + (r.includes('?') ? '&' : '?') + 'lang=' + lang + '&still=1'); await p.waitForSelector('main'); await p.waitForTimeout(2500); await p.screenshot({ path: `${out}-${r.replace(/\W+/g, '_')}-${lang}-${w}.png` }); }
await b.close();
