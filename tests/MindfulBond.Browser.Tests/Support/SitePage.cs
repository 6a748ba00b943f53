namespace MindfulBond.Browser.Tests.Support;

/// <summary>Any public page, in the words of a visitor.</summary>
public sealed class SitePage(IPage page)
{
    public IPage Browser => page;

    public ILocator Leave => page.Locator("a.exit");

    public ILocator Cover => page.Locator(".cover");

    public ILocator Main => page.Locator("main");

    public ILocator Heading => page.Locator("h1");

    public ILocator Prose => page.Locator(".prose");

    /// <summary>The contents beside the text, on a wide screen.</summary>
    public ILocator ContentsBeside => page.Locator("nav.toc");

    /// <summary>The contents that unfold above the text, on a phone.</summary>
    public ILocator ContentsAbove => page.Locator("details.toc");

    /// <summary>What Shift tells those who listen.</summary>
    public ILocator Spoken => page.Locator("section[aria-label='Leave this site'] [role=status]");

    public ILocator Link(string name) => page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>Headings that a printer would leave without a word under them; and fails where a button would be printed.</summary>
    public async Task<string[]> BareInPrintAsync()
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Assertions.Expect(page.Locator(".btn:visible, .exit:visible")).ToHaveCountAsync(0);
        var bare = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('section:has(h2)')].filter(section => section.checkVisibility()).map(section => [section.innerText.trim(), section.querySelector('h2').innerText.trim()])
                .filter(([all, heading]) => all && all === heading).map(([, heading]) => heading)
            """);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        return bare;
    }

    public async Task<IResponse> GoAsync(string address) =>
        await page.GotoAsync(address) ?? throw new InvalidOperationException($"{address} gave no answer.");

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    public async Task DoAsync(string script) => await page.EvaluateAsync(script);

    public Task<T> AskAsync<T>(string script, object? argument = null) => page.EvaluateAsync<T>(script, argument);

    public Task ScrollToAsync(double share) =>
        page.EvaluateAsync("share => scrollTo({ top: share * document.documentElement.scrollHeight, behavior: 'instant' })", share);

    /// <summary>Doubles the size of all text, as a reader's setting does (WCAG 1.4.4).</summary>
    public Task DoubleTextAsync() => page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");

    /// <summary>Names what sticks out, so that a failure says what to mend; empty when nothing scrolls sideways.</summary>
    public Task<string[]> SidewaysAsync() => page.EvaluateAsync<string[]>("""
        async () => {
          // Before its style sheet has come a page has no width to speak of.
          if (document.readyState !== "complete") await new Promise((loaded) => addEventListener("load", loaded, { once: true }));
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return [];
          const out = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const range = new Range();
            range.selectNode(walker.currentNode);
            const box = range.getBoundingClientRect();
            const element = walker.currentNode.parentElement;
            if (box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1) && !element.closest(".scroll, pre"))
              out.push(`${element.localName}.${element.className} “${walker.currentNode.textContent.trim().slice(0, 40)}”`);
          }
          return [`${root.scrollWidth}px wide`, ...out.slice(-4)];
        }
        """);

    /// <summary>
    /// Goes through the whole page by Tab, and describes every stop.
    /// </summary>
    public async Task<IReadOnlyList<Stop>> TabThroughAsync()
    {
        var stops = new List<Stop>();
        while (stops.Count < 400)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await page.EvaluateAsync<Stop?>(DescribeFocus);
            if (stop is null) return stops;
            stops.Add(stop);
        }

        throw new InvalidOperationException("Tab never leaves the page.");
    }

    // The outline counts as seen when it is wide and of another colour than what lies behind the element. Lines of a wrapped link count apart.
    private const string DescribeFocus = """
        async () => {
          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          const focused = document.activeElement;
          if (!focused || focused === document.body || window.seenStops?.has(focused)) return null;
          (window.seenStops ??= new Set()).add(focused);

          let behind = focused.parentElement;
          while (behind && getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
          const ground = behind ? getComputedStyle(behind).backgroundColor : "rgb(255, 255, 255)";
          const style = getComputedStyle(focused);
          const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && style.outlineColor !== ground;

          const bar = document.querySelector("a.exit");
          const over = bar.getBoundingClientRect();
          const clear = (r) => Math.max(0, Math.min(r.right, innerWidth) - Math.max(r.left, 0)) * Math.max(0, Math.min(r.bottom, innerHeight) - Math.max(r.top, 0));
          const shared = (r) => Math.max(0, Math.min(r.right, over.right) - Math.max(r.left, over.left)) * Math.max(0, Math.min(r.bottom, over.bottom) - Math.max(r.top, over.top));
          const boxes = [...focused.getClientRects()];
          const whole = boxes.reduce((sum, r) => sum + r.width * r.height, 0);
          const inWindow = boxes.reduce((sum, r) => sum + clear(r), 0);
          const covered = focused === bar ? 0 : boxes.reduce((sum, r) => sum + shared(r), 0);
          return {
            name: `${focused.tagName.toLowerCase()} “${(focused.getAttribute("aria-label") ?? focused.textContent).trim().replace(/\s+/g, " ").slice(0, 60)}”`,
            address: focused.getAttribute("href"),
            outlined,
            shown: whole > 0 ? (inWindow - covered) / whole : 0,
          };
        }
        """;

    /// <summary>One place the keyboard comes to.</summary>
    public sealed record Stop
    {
        public required string Name { get; init; }

        public required string? Address { get; init; }

        /// <summary>Whether one can see that the focus is here.</summary>
        public required bool Outlined { get; init; }

        /// <summary>How much of it is in the window and not behind the bar, from 0 to 1.</summary>
        public required double Shown { get; init; }
    }
}
