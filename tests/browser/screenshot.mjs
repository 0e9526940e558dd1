// Takes the picture of the README: DATELINE_URL=http://127.0.0.1:7700 node screenshot.mjs

import { chromium } from "playwright-core";

const base = process.env.DATELINE_URL ?? "http://127.0.0.1:7700";
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1100, height: 760 } });
await page.goto(base + "/search?q=train");
await page.screenshot({ path: new URL("page.png", import.meta.url).pathname });
await browser.close();
