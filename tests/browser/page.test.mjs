// The page in Chromium, over an index of tests/corpus. run.sh starts the server and says where it is.

import { chromium } from "playwright-core";
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const base = process.env.DATELINE_URL ?? "http://127.0.0.1:7700";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser;

before(async () => {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
});
after(() => browser.close());

// Opens a page, and holds it to what every page must be: no error of script or policy, nothing from elsewhere.
async function open(path, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...options });
  const problems = [];
  page.on("console", (message) => {
    const isStatus = message.text().includes("the server responded with a status of 4");
    if (message.type() === "error" && !isStatus) problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(base)) problems.push("asked for " + request.url());
  });
  await page.goto(base + path);
  page.check = () => assert.deepEqual(problems, []);
  return page;
}

// A browser follows a click or a key in its own time: the look is taken again until it is as it must be.
async function eventually(look) {
  for (let tries = 100; ; tries -= 1) {
    try {
      return await look();
    } catch (problem) {
      if (tries === 0) throw problem;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function with_page(path, options, look) {
  const page = await open(path, options);
  try {
    await look(page);
    page.check();
  } finally {
    await page.close();
  }
}

test("a search from the start page leads to an article with its matches marked, and back", () =>
  with_page("/", {}, async (page) => {
    await page.fill("#q", "vladivostok artillery");
    await page.press("#q", "Enter");
    await eventually(async () => assert.match(await page.textContent("[role=status]"), /\d+ articles?/));
    await eventually(async () => assert.ok((await page.locator(".hits mark").count()) > 0));
    await page.click(".hits h2 a");
    await eventually(async () => assert.ok((await page.locator("h1").count()) === 1));
    await eventually(async () => assert.ok((await page.locator(".text mark").count()) > 0));
    await page.click(".matches a >> nth=0");
    await eventually(async () => assert.equal(await page.locator("mark:target").count(), 1));
    await page.click("text=‹ Results");
    await eventually(async () => assert.equal(await page.inputValue("#q"), "vladivostok artillery"));
  }));

test("filters narrow the list, and can be taken away", () =>
  with_page("/search?q=train", {}, async (page) => {
    const all = await page.textContent("[role=status]");
    await page.click(".side section:has(h2:text('Source')) li a >> nth=0");
    await eventually(async () => assert.ok(page.url().includes("source=")));
    await eventually(async () => assert.equal(await page.locator(".chips a").count(), 1));
    await page.click(".chips a");
    await eventually(async () => assert.equal(await page.textContent("[role=status]"), all));
    await page.fill("[name=since]", "2023");
    await page.click("text=Apply");
    await eventually(async () => assert.ok(page.url().includes("since=2023")));
    await eventually(async () => assert.ok(page.url().includes("q=train")));
  }));

test("a bar of the timeline narrows the dates", () =>
  with_page("/search?q=the", {}, async (page) => {
    await page.locator(".timeline svg a").last().click();
    await eventually(async () => assert.match(page.url(), /since=\d{4}.*until=\d{4}/));
    await eventually(async () => assert.equal(await page.locator(".chips a").count(), 1));
    await page.click(".chips a");
    await eventually(async () => assert.ok(!page.url().includes("since=")));
  }));

test("a stretch of the timeline can be brushed", () =>
  with_page("/", {}, async (page) => {
    const box = await page.locator(".timeline svg").boundingBox();
    await page.mouse.move(box.x + box.width * 0.3, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 40, { steps: 5 });
    await page.mouse.move(box.x + box.width * 0.7, box.y + 40, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL(/since=/);
    const { searchParams } = new URL(page.url());
    assert.ok(searchParams.get("since") < searchParams.get("until"));
  }));

test("keys go through the list and open it", () =>
  with_page("/search?q=the", {}, async (page) => {
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    const first = await page.locator(".hits h2 a").first().textContent();
    await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.textContent), first));
    await page.keyboard.press("/");
    await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "q"));
    await page.keyboard.type("j");
    await eventually(async () => assert.ok((await page.inputValue("#q")).endsWith("j"), "keys are letters in the search box"));
    await page.keyboard.press("Escape");
    await page.keyboard.press("t");
    await eventually(async () => assert.ok(await page.evaluate(() => document.activeElement.closest(".timeline") !== null)));
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/article/);
    await page.keyboard.press("n");
    await eventually(async () => assert.equal(new URL(page.url()).hash, await page.getAttribute(".matches a >> nth=0", "href")));
  }));

test("steps through matches go on from the one that is shown, and are counted", () =>
  with_page("/search?q=the", {}, async (page) => {
    await page.click(".hits h2 a");
    await page.waitForSelector("#next:not([hidden])");
    const [third, second] = [await page.getAttribute(".matches a >> nth=2", "href"), await page.getAttribute(".matches a >> nth=1", "href")];
    await page.click(".matches a >> nth=1");
    await page.keyboard.press("n");
    await eventually(async () => assert.equal(new URL(page.url()).hash, third));
    await eventually(async () => assert.match(await page.textContent(".matches span"), /^3 of \d+ matches$/));
    await page.click("#previous");
    await eventually(async () => assert.equal(new URL(page.url()).hash, second));
  }));

test("the way back from an article leads to the page it was opened from", () =>
  with_page("/search?q=the&sort=date", {}, async (page) => {
    const first = await page.textContent(".hits li >> nth=0");
    await page.click("text=Next ›");
    await eventually(async () => assert.match(await page.textContent(".pages span"), /^Articles 11–\d+ of \d+$/));
    const list = page.url();
    await page.click(".hits h2 a >> nth=3");
    await page.click("text=‹ Results");
    await eventually(async () => assert.equal(page.url(), list));
    await page.click("text=‹ Previous");
    await eventually(async () => assert.equal(await page.textContent(".hits li >> nth=0"), first));
  }));

test("a line of the view in context opens its article at the match", () =>
  with_page("/kwic?q=train", {}, async (page) => {
    await page.click(".kwic a[href*='#m'] >> nth=1");
    await eventually(async () => assert.equal(await page.locator("mark:target").count(), 1));
    await page.click("text=‹ Results");
    await eventually(async () => assert.match(page.url(), /\/kwic\?q=train$/));
  }));

test("a date that cannot be read takes nothing else with it", () =>
  with_page("/search?q=train&source=x&until=junk", {}, async (page) => {
    await eventually(async () => assert.match(await page.textContent("[role=alert]"), /until.*junk/));
    await eventually(async () => assert.equal(await page.inputValue("#q"), "train"));
    await page.click("text=Search without it");
    await eventually(async () => assert.match(page.url(), /q=train&source=x$/));
  }));

test("arrow keys lead along the timeline, which is one stop of the Tab key", () =>
  with_page("/search?q=the", {}, async (page) => {
    const label = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    await page.keyboard.press("t");
    const first = await label();
    await page.keyboard.press("ArrowRight");
    await eventually(async () => assert.notEqual(await label(), first));
    await page.keyboard.press("ArrowLeft");
    await eventually(async () => assert.equal(await label(), first));
    await page.keyboard.press("Tab");
    await eventually(async () => assert.ok(await page.evaluate(() => document.activeElement.closest("svg") === null)));
  }));

test("keys can be switched off", () =>
  with_page("/help", {}, async (page) => {
    await page.uncheck("#keys");
    await page.goto(base + "/search?q=the");
    await page.keyboard.press("/");
    await eventually(async () => assert.notEqual(await page.evaluate(() => document.activeElement.id), "q"));
  }));

test("words are suggested while typing", () =>
  with_page("/", {}, async (page) => {
    await page.locator("#q").pressSequentially("vladi");
    await page.waitForSelector("#words option", { state: "attached" });
    await eventually(async () => assert.equal(await page.locator("#words option").first().getAttribute("value"), "vladivostok"));
  }));

test("everything works without script", () =>
  with_page("/", { javaScriptEnabled: false }, async (page) => {
    await page.fill("#q", "vladivostok");
    await page.click("search button");
    await eventually(async () => assert.ok((await page.locator(".hits li").count()) > 0));
    await page.click("text=Newest");
    await eventually(async () => assert.ok(page.url().includes("sort=date")));
    await page.click("text=In context");
    await eventually(async () => assert.ok((await page.locator(".kwic li").count()) > 0));
    await page.click("text=As a list");
    await page.click(".hits h2 a");
    await eventually(async () => assert.ok((await page.locator(".text mark").count()) > 0));
    await page.click("summary:has-text('Left out of the page')");
    await eventually(async () => assert.ok(await page.locator(".furniture li").first().isVisible()));
    await page.click(".story section h3 a >> nth=0");
    await eventually(async () => assert.match(page.url(), /\/article/));
  }));

test("an error in a query is shown at its place", () =>
  with_page("/search?q=kim+(train+OR", {}, async (page) => {
    await eventually(async () => assert.equal(await page.getAttribute(".problem", "role"), "alert"));
    await eventually(async () => assert.ok((await page.locator(".wrong").count()) > 0));
    await eventually(async () => assert.equal(await page.inputValue("#q"), "kim (train OR"));
  }));

test("where nothing is found, the nearest spelling is one click away", () =>
  with_page("/search?q=vladivostock", {}, async (page) => {
    await eventually(async () => assert.match(await page.textContent("[role=status]"), /No articles/));
    await page.click("text=vladivostok");
    await eventually(async () => assert.ok((await page.locator(".hits li").count()) > 0));
  }));

const PAGES = ["/", "/search?q=the", "/search?q=vladivostok&lang=en&since=2010", "/kwic?q=the", "/help", "/api", "/search?q=(a"];

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing (${colorScheme})`, async () => {
    const article = await open("/search?q=the");
    const href = await article.getAttribute(".hits h2 a", "href");
    await article.close();
    for (const path of [...PAGES, href]) {
      await with_page(path, { colorScheme, bypassCSP: true }, async (page) => {
        await page.addScriptTag({ content: axe });
        const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
        assert.ok(passes.length > 10, "axe looked at the page");
        const found = violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes.map((node) => node.html).join(" ")}`);
        assert.deepEqual(found, []);
      });
    }
  });
}

for (const width of [320, 768, 1600]) {
  test(`nothing is wider than a window of ${width} pixels`, async () => {
    for (const path of PAGES) {
      await with_page(path, { viewport: { width, height: 800 } }, async (page) => {
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, path);
      });
    }
  });
}

test("the first page takes one round trip, little, and does not shift", () =>
  with_page("/search?q=the", {}, async (page) => {
    const { first, shift, blocking } = await page.evaluate(async () => {
      const shifts = await new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
          .observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 500);
      });
      const [navigation] = performance.getEntriesByType("navigation");
      const resources = performance.getEntriesByType("resource");
      const blocking = resources.filter((entry) => entry.renderBlockingStatus === "blocking").map((entry) => entry.name);
      return { first: navigation.transferSize, shift: shifts, blocking };
    });
    assert.ok(first < 50_000, `${first} bytes`);
    assert.equal(shift, 0);
    assert.deepEqual(blocking, []);
  }));
